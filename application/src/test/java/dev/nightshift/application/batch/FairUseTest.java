package dev.nightshift.application.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.application.batch.CreateJobs.Outcome;
import dev.nightshift.domain.accounts.Role;
import dev.nightshift.domain.batch.BadItem;
import dev.nightshift.domain.batch.JobCommand;
import dev.nightshift.domain.batch.JobFilter;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.JobPolicy;
import dev.nightshift.domain.batch.MissedRuns;
import dev.nightshift.domain.batch.Priority;
import dev.nightshift.domain.batch.Requester;
import dev.nightshift.domain.batch.Schedule;
import dev.nightshift.domain.batch.Template;
import dev.nightshift.domain.batch.TypeName;
import java.time.Duration;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FairUseTest {

    private static final Requester MANAGER = new Requester("ann", Role.MANAGER);

    private final Engine engine = new Engine();

    private CreateJobs createJobs(FairUse fairUse) {
        return new CreateJobs(
                engine.transactions,
                engine.batch.jobs(),
                engine.batch.templates(),
                engine.types,
                engine.ids,
                fairUse,
                engine.audit,
                engine.clock);
    }

    private static JobRequest job(@Nullable Priority priority) {
        return new JobRequest(null, "COPYING", null, Map.of("items", 1L), priority, null, null, List.of(), true);
    }

    private int jobs() {
        return engine.batch.jobs().list(JobFilter.ALL, null, 100).items().size();
    }

    @Nested
    class The_priority_high {

        @Test
        void is_refused_to_a_user_with_the_role_that_it_needs() {
            Outcome outcome = engine.createJobs.create(List.of(job(null), job(Priority.HIGH)), Engine.ANN);
            assertThat(outcome).isInstanceOfSatisfying(Outcome.Denied.class, denied -> assertThat(
                            denied.denial().sentence())
                    .contains("needs the role MANAGER"));
            assertThat(jobs()).isZero();
        }

        @Test
        void is_refused_to_a_user_through_a_template() {
            engine.batch
                    .templates()
                    .add(new Template("t", TypeName.of("COPYING"), Map.of("items", 1L), Priority.HIGH, null));
            assertThat(engine.createJobs.create(List.of(JobRequest.from("t")), Engine.ANN))
                    .isInstanceOf(Outcome.Denied.class);
        }

        @Test
        void is_granted_to_a_manager() {
            assertThat(engine.createJobs.create(List.of(job(Priority.HIGH)), MANAGER))
                    .isInstanceOf(Outcome.Created.class);
        }

        @Test
        void begins_with_the_role_that_is_set() {
            assertThat(createJobs(new FairUse(Role.USER, 0)).create(List.of(job(Priority.HIGH)), Engine.ANN))
                    .isInstanceOf(Outcome.Created.class);
            assertThat(createJobs(new FairUse(Role.ADMIN, 0)).create(List.of(job(Priority.HIGH)), MANAGER))
                    .isInstanceOf(Outcome.Denied.class);
        }

        @Test
        void of_bulk_orders_is_for_those_who_may_have_it() {
            CommandMany commandMany = commandMany(FairUse.STANDARD);
            assertThat(priorityOf(commandMany.command(JobFilter.ALL, JobCommand.CANCEL, Engine.ANN)))
                    .isEqualTo(Priority.NORMAL);
            assertThat(priorityOf(commandMany.command(JobFilter.ALL, JobCommand.CANCEL, MANAGER)))
                    .isEqualTo(Priority.HIGH);
        }

        private Priority priorityOf(Outcome outcome) {
            return ((Outcome.Created) outcome).jobs().get(0).priority();
        }
    }

    private CommandMany commandMany(FairUse fairUse) {
        return new CommandMany(
                engine.transactions, engine.batch.jobs(), engine.ids, fairUse, engine.audit, engine.clock);
    }

    @Nested
    class A_quota_of_three_unfinished_jobs {

        private final FairUse three = new FairUse(Role.MANAGER, 3);
        private final CreateJobs createJobs = createJobs(three);

        private Outcome create(int jobs, Requester by) {
            return createJobs.create(Collections.nCopies(jobs, job(null)), by);
        }

        @Test
        void lets_three_be_made_and_no_fourth_until_one_has_ended() {
            assertThat(create(3, Engine.ANN)).isInstanceOf(Outcome.Created.class);
            assertThat(create(1, Engine.ANN)).isInstanceOfSatisfying(Outcome.Denied.class, denied -> assertThat(
                            denied.denial().sentence())
                    .isEqualTo("A user may have 3 unfinished jobs; 3 are there, and 1 more were asked for."));
            engine.runAll();
            assertThat(create(3, Engine.ANN)).isInstanceOf(Outcome.Created.class);
        }

        @Test
        void counts_arrays_whole() {
            assertThat(create(2, Engine.ANN)).isInstanceOf(Outcome.Created.class);
            assertThat(create(2, Engine.ANN)).isInstanceOf(Outcome.Denied.class);
            assertThat(jobs()).isEqualTo(2);
        }

        @Test
        void is_each_users_own() {
            create(3, new Requester("bob", Role.USER));
            assertThat(create(3, Engine.ANN)).isInstanceOf(Outcome.Created.class);
        }

        @Test
        void is_not_for_managers() {
            assertThat(create(50, MANAGER)).isInstanceOf(Outcome.Created.class);
        }

        @Test
        void counts_bulk_orders() {
            assertThat(create(3, Engine.ANN)).isInstanceOf(Outcome.Created.class);
            assertThat(commandMany(three).command(JobFilter.ALL, JobCommand.CANCEL, Engine.ANN))
                    .isInstanceOf(Outcome.Denied.class);
        }

        @Test
        void counts_replays() {
            engine.type.treated(JobPolicy.DEFAULT.skippingUpTo(9)).onHandle((item, context) -> {
                throw new BadItem("is bad");
            });
            JobId id = ((Outcome.Created) create(1, Engine.ANN)).jobs().get(0).id();
            engine.runAll();
            create(3, Engine.ANN);
            ReplayDeadItems replay = new ReplayDeadItems(
                    engine.transactions,
                    engine.batch.jobs(),
                    engine.batch.deadItems(),
                    engine.types,
                    engine.ids,
                    three,
                    engine.audit,
                    engine.clock);
            assertThat(replay.replay(id, Engine.ANN)).isInstanceOf(ReplayDeadItems.Outcome.Denied.class);
            engine.runAll();
            assertThat(replay.replay(id, Engine.ANN)).isInstanceOf(ReplayDeadItems.Outcome.Replaying.class);
        }

        @Test
        void counts_what_schedules_make_for_their_owner() {
            engine.batch.templates().add(new Template("t", TypeName.of("COPYING"), Map.of("items", 1L), null, null));
            engine.batch
                    .schedules()
                    .add(new Schedule(
                            "s",
                            "t",
                            "0 * * * *",
                            ZoneId.of("UTC"),
                            MissedRuns.ALL,
                            "ann",
                            true,
                            engine.clock.instant()));
            FireSchedules fireSchedules = new FireSchedules(
                    engine.transactions,
                    engine.batch.schedules(),
                    (cron, zone, instant) -> Optional.of(instant.plus(1, ChronoUnit.HOURS)),
                    createJobs,
                    owner -> Role.USER,
                    engine.clock);
            assertThat(fireSchedules.fire()).isEqualTo(1);
            engine.clock.advance(Duration.ofHours(3));
            assertThat(fireSchedules.fire()).isZero();
            assertThat(jobs()).isEqualTo(1);
            assertThat(engine.batch.schedules().lastErrors().get("s")).contains("3 unfinished jobs");
        }
    }

    @Nested
    class A_quota_of_zero {

        @Test
        void is_none() {
            assertThat(createJobs(new FairUse(Role.MANAGER, 0)).create(Collections.nCopies(50, job(null)), Engine.ANN))
                    .isInstanceOf(Outcome.Created.class);
        }
    }
}
