package dev.nightshift.application.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.application.batch.CreateJobs.Broken;
import dev.nightshift.application.batch.CreateJobs.Outcome;
import dev.nightshift.domain.accounts.Role;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.JobState;
import dev.nightshift.domain.batch.NewJob;
import dev.nightshift.domain.batch.Priority;
import dev.nightshift.domain.batch.Requester;
import dev.nightshift.domain.batch.Strategy;
import dev.nightshift.domain.batch.Template;
import dev.nightshift.domain.batch.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CreateJobsTest {

    private final Engine engine = new Engine();

    private List<NewJob> created(JobRequest... requests) {
        return ((Outcome.Created) engine.createJobs.create(List.of(requests), Engine.ANN)).jobs();
    }

    private List<Broken> refused(JobRequest... requests) {
        return ((Outcome.Refused) engine.createJobs.create(List.of(requests), Engine.ANN)).broken();
    }

    private static JobRequest copying(@Nullable String ref, String... dependsOn) {
        return new JobRequest(ref, "COPYING", null, Map.of("items", 3L), null, null, null, List.of(dependsOn), true);
    }

    @Nested
    class A_good_request {

        @Test
        void makes_a_job_that_waits_for_a_worker() {
            JobId id = created(copying(null)).get(0).id();
            assertThat(engine.state(id)).isEqualTo(JobState.QUEUED);
            assertThat(engine.job(id).owner()).isEqualTo("ann");
            assertThat(engine.job(id).priority()).isEqualTo(Priority.NORMAL);
        }

        @Test
        void is_audited() {
            created(copying(null));
            assertThat(engine.audit.list(null, 1).items().get(0).entry().action())
                    .isEqualTo("batch.create");
        }

        @Test
        void that_is_not_to_start_makes_a_pending_job() {
            JobRequest request =
                    new JobRequest(null, "COPYING", null, Map.of("items", 3L), null, null, null, List.of(), false);
            assertThat(engine.state(created(request).get(0).id())).isEqualTo(JobState.PENDING);
        }
    }

    @Nested
    class A_request_that_breaks_rules {

        @Test
        void is_told_all_of_them_and_nothing_is_made() {
            JobRequest bad = new JobRequest(
                    null,
                    "COPYING",
                    null,
                    Map.of("items", -1L, "chunkSize", 0L, "colour", "red"),
                    null,
                    null,
                    null,
                    List.of(),
                    true);
            assertThat(refused(copying(null), bad))
                    .allMatch(broken -> broken.index() == 1)
                    .extracting(broken -> broken.violation().pointer())
                    .containsExactlyInAnyOrder("/parameters/items", "/parameters/chunkSize", "/parameters/colour");
            assertThat(engine.worker.work()).isZero();
        }

        @Test
        void by_a_type_that_is_not_known_is_told_which_are() {
            assertThat(refused(JobRequest.of("NONSENSE", Map.of()))
                            .get(0)
                            .violation()
                            .message())
                    .contains("COPYING")
                    .contains("NO_OP");
        }

        @Test
        void by_a_job_that_is_not_there_is_told_its_id() {
            JobId nobody = engine.ids.next();
            assertThat(refused(copying(null, nobody.toString()))
                            .get(0)
                            .violation()
                            .message())
                    .contains(nobody.toString());
        }
    }

    @Nested
    class Jobs_that_depend_on_each_other {

        @Test
        void run_one_after_the_other() {
            List<NewJob> jobs = created(copying("second", "first"), copying("first"));
            assertThat(engine.worker.work()).isEqualTo(1);
            assertThat(engine.state(jobs.get(1).id())).isEqualTo(JobState.COMPLETED);
            engine.runAll();
            assertThat(engine.state(jobs.get(0).id())).isEqualTo(JobState.COMPLETED);
        }

        @Test
        void in_a_circle_are_refused_with_the_circle() {
            assertThat(refused(copying("a", "b"), copying("b", "c"), copying("c", "a"), copying("d", "a"))
                            .get(0)
                            .violation()
                            .message())
                    .contains("a → b → c → a");
        }

        @Test
        void on_themselves_are_refused() {
            assertThat(refused(copying("a", "a")).get(0).violation().pointer()).isEqualTo("/dependsOn");
        }

        @Test
        void by_a_name_that_is_used_twice_are_refused() {
            assertThat(refused(copying("a"), copying("a")).get(0).violation().pointer())
                    .isEqualTo("/ref");
        }
    }

    @Nested
    class A_job_that_depends_on_one_of_another_user {

        private final JobId foreign = ((Outcome.Created)
                        engine.createJobs.create(List.of(copying(null)), new Requester("bob", Role.USER)))
                .jobs()
                .get(0)
                .id();

        @Test
        void is_refused_as_if_that_one_were_not_there() {
            JobId nobody = engine.ids.next();
            Broken told = refused(copying(null, foreign.toString())).get(0);
            Broken toldOfNobody = refused(copying(null, nobody.toString())).get(0);
            assertThat(told.violation().pointer()).isEqualTo("/dependsOn");
            assertThat(told.violation().message().replace(foreign.toString(), nobody.toString()))
                    .isEqualTo(toldOfNobody.violation().message());
            assertThat(told.violation().message()).contains(foreign.toString());
        }

        @Test
        void is_refused_when_that_one_has_ended() {
            engine.runAll();
            assertThat(refused(copying(null, foreign.toString()))).hasSize(1);
        }

        @Test
        void is_made_for_a_manager_who_sees_all_jobs() {
            assertThat(engine.createJobs.create(List.of(copying(null, foreign.toString())), Engine.BOSS))
                    .isInstanceOf(Outcome.Created.class);
        }

        @Test
        void is_told_in_an_array_which_one_it_is() {
            JobId own = created(copying(null)).get(0).id();
            assertThat(refused(copying("a", own.toString()), copying(null, "a", foreign.toString())))
                    .extracting(Broken::index)
                    .containsExactly(1);
        }
    }

    @Nested
    class A_template {

        @Test
        void says_what_the_request_does_not() {
            engine.batch
                    .templates()
                    .add(new Template(
                            "nightly",
                            TypeName.of("COPYING"),
                            Map.of("items", 30L, "chunkSize", 7L),
                            Priority.LOW,
                            Strategy.STREAM));
            JobRequest request =
                    new JobRequest(null, null, "nightly", Map.of("items", 5L), null, null, null, List.of(), true);
            NewJob job = created(request).get(0);
            assertThat(job.parameters()).isEqualTo(Map.of("items", 5L, "chunkSize", 7L));
            assertThat(job.priority()).isEqualTo(Priority.LOW);
            assertThat(job.strategy()).isEqualTo(Strategy.STREAM);
        }

        @Test
        void that_is_not_there_is_refused() {
            assertThat(refused(JobRequest.from("weekly")).get(0).violation().pointer())
                    .isEqualTo("/template");
        }
    }

    @Nested
    class Ten_thousand_requests {

        @Test
        void make_as_many_jobs_in_their_order() {
            List<JobRequest> requests = new ArrayList<>();
            for (int i = 0; i < 10_000; i++) {
                requests.add(copying(null));
            }
            List<NewJob> jobs = created(requests.toArray(JobRequest[]::new));
            assertThat(jobs).hasSize(10_000);
            assertThat(jobs.stream().map(NewJob::id).toList()).isSorted();
        }
    }
}
