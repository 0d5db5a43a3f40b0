package dev.nightshift.application.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.application.batch.CreateJobs.Outcome;
import dev.nightshift.domain.accounts.InMemoryUsers;
import dev.nightshift.domain.accounts.Role;
import dev.nightshift.domain.accounts.UserBuilder;
import dev.nightshift.domain.batch.BadItem;
import dev.nightshift.domain.batch.JobCommand;
import dev.nightshift.domain.batch.JobFilter;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.JobPolicy;
import dev.nightshift.domain.batch.JobState;
import dev.nightshift.domain.batch.MissedRuns;
import dev.nightshift.domain.batch.Requester;
import dev.nightshift.domain.batch.Schedule;
import dev.nightshift.domain.batch.Template;
import dev.nightshift.domain.batch.TypeName;
import java.time.Duration;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LeastRoleTest {

    private static final Requester MANAGER = new Requester("ann", Role.MANAGER);
    private static final Requester DEMOTED = Engine.ANN;

    private final Engine engine = new Engine();

    private static JobRequest guarded(boolean start) {
        return new JobRequest(null, "GUARDED", null, Map.of("items", 3L), null, null, null, List.of(), start);
    }

    private Outcome create(Requester by, JobRequest... requests) {
        return engine.createJobs.create(List.of(requests), by);
    }

    private JobId made(boolean start) {
        return ((Outcome.Created) create(MANAGER, guarded(start))).jobs().get(0).id();
    }

    private int jobs() {
        return engine.batch.jobs().list(JobFilter.ALL, null, 100).items().size();
    }

    private static void assertNamesTheRole(Denial denial) {
        assertThat(denial.sentence()).contains("GUARDED").contains("needs the role MANAGER");
    }

    @Nested
    class A_role_that_is_too_low {

        @Test
        void makes_no_job() {
            assertThat(create(DEMOTED, guarded(true)))
                    .isInstanceOfSatisfying(Outcome.Denied.class, denied -> assertNamesTheRole(denied.denial()));
            assertThat(jobs()).isZero();
        }

        @Test
        void makes_no_job_of_an_array_that_has_one_such() {
            JobRequest free = JobRequest.of("COPYING", Map.of("items", 3L));
            assertThat(create(DEMOTED, free, guarded(false), free)).isInstanceOf(Outcome.Denied.class);
            assertThat(jobs()).isZero();
        }

        @Test
        void makes_no_job_from_a_template() {
            engine.batch.templates().add(new Template("t", TypeName.of("GUARDED"), Map.of("items", 1L), null, null));
            assertThat(create(DEMOTED, JobRequest.from("t"))).isInstanceOf(Outcome.Denied.class);
            assertThat(jobs()).isZero();
        }

        @Test
        void replays_no_dead_items() {
            engine.guarded.treated(JobPolicy.DEFAULT.skippingUpTo(9)).onHandle((item, context) -> {
                throw new BadItem("is bad");
            });
            JobId id = made(true);
            engine.runAll();
            ReplayDeadItems replay = new ReplayDeadItems(
                    engine.transactions,
                    engine.batch.jobs(),
                    engine.batch.deadItems(),
                    engine.types,
                    engine.ids,
                    engine.audit,
                    engine.clock);
            assertThat(replay.replay(id, DEMOTED))
                    .isInstanceOfSatisfying(
                            ReplayDeadItems.Outcome.Denied.class, denied -> assertNamesTheRole(denied.denial()));
            assertThat(replay.replay(id, MANAGER)).isInstanceOf(ReplayDeadItems.Outcome.Replaying.class);
        }

        @ParameterizedTest
        @EnumSource(
                value = JobCommand.class,
                names = {"START", "RESUME"})
        void sets_no_job_going_that_it_made_before(JobCommand command) {
            JobId id = made(false);
            assertThat(engine.commandJob.command(id, command, DEMOTED, null))
                    .isInstanceOfSatisfying(
                            CommandJob.Outcome.Denied.class, denied -> assertNamesTheRole(denied.denial()));
            assertThat(engine.state(id)).isEqualTo(JobState.PENDING);
        }

        @Test
        void may_stop_what_it_made_before() {
            JobId id = made(false);
            assertThat(engine.commandJob.command(id, JobCommand.CANCEL, DEMOTED, null))
                    .isInstanceOf(CommandJob.Outcome.CarriedOut.class);
        }
    }

    @Nested
    class A_role_that_is_enough {

        @ParameterizedTest
        @EnumSource(
                value = Role.class,
                names = {"MANAGER", "ADMIN"})
        void makes_jobs(Role role) {
            assertThat(create(new Requester("ann", role), guarded(true))).isInstanceOf(Outcome.Created.class);
        }
    }

    @Nested
    class A_bulk_order {

        private void cancelAll() {
            new CommandMany(engine.transactions, engine.batch.jobs(), engine.ids, engine.audit, engine.clock)
                    .command(JobFilter.ALL, JobCommand.CANCEL, Engine.BOSS);
        }

        @Test
        void of_a_manager_reaches_all_jobs() {
            JobId id = made(false);
            cancelAll();
            engine.runAll();
            assertThat(engine.state(id)).isEqualTo(JobState.CANCELLED);
        }

        @Test
        void of_somebody_who_was_demoted_since_reaches_only_own_jobs() {
            JobId id = made(false);
            cancelAll();
            engine.roles.put(Engine.BOSS.name(), Role.USER);
            engine.runAll();
            assertThat(engine.state(id)).isEqualTo(JobState.PENDING);
        }
    }

    @Nested
    class A_schedule {

        private final InMemoryUsers users = new InMemoryUsers();
        private final FireSchedules fireSchedules = new FireSchedules(
                engine.transactions,
                engine.batch.schedules(),
                (cron, zone, instant) -> Optional.of(instant.plus(1, ChronoUnit.HOURS)),
                engine.createJobs,
                OwnerRoles.among(users),
                engine.clock);

        A_schedule() {
            engine.batch.templates().add(new Template("t", TypeName.of("GUARDED"), Map.of("items", 1L), null, null));
            engine.batch
                    .schedules()
                    .add(new Schedule(
                            "s",
                            "t",
                            "0 * * * *",
                            ZoneId.of("UTC"),
                            MissedRuns.SKIP,
                            "ann",
                            true,
                            engine.clock.instant().plus(1, ChronoUnit.HOURS)));
            users.add(UserBuilder.aUser().named("ann").as(Role.MANAGER).build());
        }

        private int fire() {
            engine.clock.advance(Duration.ofHours(1));
            return fireSchedules.fire();
        }

        @Test
        void makes_jobs_by_the_role_that_its_owner_has_when_it_fires() {
            assertThat(fire()).isEqualTo(1);
            users.update(UserBuilder.aUser().named("ann").as(Role.USER).build());
            assertThat(fire()).isZero();
            assertThat(jobs()).isEqualTo(1);
            assertThat(engine.batch.schedules().lastErrors().get("s")).contains("needs the role MANAGER");
            users.update(UserBuilder.aUser().named("ann").as(Role.ADMIN).build());
            assertThat(fire()).isEqualTo(1);
        }

        @Test
        void of_a_disabled_owner_has_the_least_role() {
            users.update(
                    UserBuilder.aUser().named("ann").as(Role.ADMIN).disabled().build());
            assertThat(fire()).isZero();
            assertThat(jobs()).isZero();
        }
    }
}
