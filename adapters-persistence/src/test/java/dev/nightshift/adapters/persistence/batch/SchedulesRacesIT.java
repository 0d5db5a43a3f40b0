package dev.nightshift.adapters.persistence.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.application.batch.AddSchedule;
import dev.nightshift.application.batch.ChangeSchedule;
import dev.nightshift.application.batch.CreateJobs;
import dev.nightshift.application.batch.FireSchedules;
import dev.nightshift.application.batch.JobTypes;
import dev.nightshift.application.batch.NoOp;
import dev.nightshift.application.batch.RemoveSchedule;
import dev.nightshift.application.batch.RemoveTemplate;
import dev.nightshift.domain.Together;
import dev.nightshift.domain.accounts.Role;
import dev.nightshift.domain.audit.InMemoryAuditLog;
import dev.nightshift.domain.batch.BatchPorts;
import dev.nightshift.domain.batch.FireTimes;
import dev.nightshift.domain.batch.JobFilter;
import dev.nightshift.domain.batch.JobIds;
import dev.nightshift.domain.batch.MissedRuns;
import dev.nightshift.domain.batch.Schedule;
import dev.nightshift.domain.batch.Template;
import dev.nightshift.domain.batch.TypeName;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Nodes that fire and users who edit, at the same moment and with the real use cases. The clocks of the nodes are wrong by
 * up to 40 minutes. With {@code -Dnightshift.faults=full} the long form.
 */
class SchedulesRacesIT {

    private static final PostgresBatch POSTGRES = PostgresBatch.fresh();
    private static final int ROUNDS = "full".equals(System.getProperty("nightshift.faults")) ? 3_000 : 60;
    private static final Duration HOUR = Duration.ofHours(1);

    private final PostgresBatch postgres = POSTGRES.emptied();
    private final BatchPorts ports = postgres.ports();
    private final Random random = new Random(42);

    /** Half an hour from every fire, so that none comes while a round lasts. */
    private final Instant anchor = postgres.now().plus(HOUR.dividedBy(2));

    /** Every so many hours. */
    private final FireTimes everyHours = (cron, zone, instant) -> {
        long every = HOUR.toMillis() * Long.parseLong(cron);
        long since = Math.floorDiv(Duration.between(anchor, instant).toMillis(), every);
        return Optional.of(anchor.plusMillis((since + 1) * every));
    };

    SchedulesRacesIT() {
        ports.templates().add(new Template("first", TypeName.of("NO_OP"), Map.of("items", 1L), null, null));
        ports.templates().add(new Template("second", TypeName.of("NO_OP"), Map.of("items", 2L), null, null));
    }

    private InstantSource nodesClock() {
        Duration skew = Duration.ofMinutes(random.nextInt(80) - 40L);
        return () -> postgres.now().plus(skew);
    }

    private FireSchedules fireSchedules() {
        InstantSource clock = nodesClock();
        CreateJobs createJobs = new CreateJobs(
                postgres.database(),
                ports.jobs(),
                ports.templates(),
                new JobTypes(List.of(new NoOp(time -> {}))),
                new JobIds(clock, new Random(random.nextLong())),
                new InMemoryAuditLog(),
                clock);
        return new FireSchedules(
                postgres.database(), ports.schedules(), everyHours, createJobs, owner -> Role.ADMIN, clock);
    }

    private AddSchedule.Outcome add(String name, String owner) {
        return new AddSchedule(
                        postgres.database(),
                        ports.schedules(),
                        ports.templates(),
                        everyHours,
                        new InMemoryAuditLog(),
                        nodesClock())
                .add(name, "first", "1", ZoneOffset.UTC, MissedRuns.ALL, true, owner);
    }

    private void change(
            String name,
            @Nullable String template,
            @Nullable String cron,
            @Nullable ZoneId zone,
            @Nullable Boolean enabled) {
        ChangeSchedule.Outcome outcome = new ChangeSchedule(
                        postgres.database(),
                        ports.schedules(),
                        ports.templates(),
                        everyHours,
                        fireSchedules(),
                        new InMemoryAuditLog(),
                        nodesClock())
                .change(name, template, cron, zone, null, enabled, "ada");
        assertThat(outcome).isInstanceOf(ChangeSchedule.Outcome.Changed.class);
    }

    private boolean remove(String name) {
        return new RemoveSchedule(postgres.database(), ports.schedules(), new InMemoryAuditLog(), nodesClock())
                        .remove(name, "ada")
                instanceof RemoveSchedule.Outcome.Removed;
    }

    private int jobsOf(String owner) {
        return ports.jobs()
                .list(new JobFilter(Set.of(), null, null, owner, null, null, null), null, 1_000)
                .items()
                .size();
    }

    private Schedule stored(String name) {
        return ports.schedules().find(name).orElseThrow();
    }

    /** Two nodes fire while the others do what is theirs to do, all at the same moment. */
    private void together(Runnable... others) {
        List<FireSchedules> nodes = List.of(fireSchedules(), fireSchedules());
        Together.run(2 + others.length, i -> {
            if (i < 2) {
                nodes.get(i).fire();
            } else {
                others[i - 2].run();
            }
            return i;
        });
    }

    private void rounds(IntConsumer round) {
        IntStream.range(0, ROUNDS).forEach(round);
    }

    @Test
    void what_has_come_is_made_once_whoever_edits_meanwhile_and_no_edit_is_lost() {
        rounds(n -> {
            String name = "edited" + n;
            add(name, name);
            int missed = 1 + random.nextInt(4);
            postgres.letPass(HOUR.multipliedBy(missed));
            together(
                    () -> change(name, "second", null, null, null),
                    () -> change(name, null, "3", null, null),
                    () -> change(name, null, null, ZoneOffset.ofHours(9), null));
            fireSchedules().fire();
            assertThat(jobsOf(name)).isEqualTo(missed);
            Instant next =
                    everyHours.nextAfter("3", ZoneOffset.UTC, postgres.now()).orElseThrow();
            assertThat(stored(name))
                    .isEqualTo(
                            new Schedule(name, "second", "3", ZoneOffset.ofHours(9), MissedRuns.ALL, name, true, next));
            remove(name);
        });
    }

    @Test
    void once_it_is_disabled_it_fires_no_more_and_before_that_at_most_once() {
        rounds(n -> {
            String name = "disabled" + n;
            add(name, name);
            postgres.letPass(HOUR);
            together(() -> {
                change(name, null, null, null, false);
                int then = jobsOf(name);
                fireSchedules().fire();
                assertThat(jobsOf(name)).isEqualTo(then).isLessThanOrEqualTo(1);
            });
            int then = jobsOf(name);
            postgres.letPass(HOUR);
            together(() -> change(name, null, null, null, true));
            assertThat(jobsOf(name)).isEqualTo(then);
            assertThat(stored(name).nextFire()).isAfter(postgres.now());
            remove(name);
        });
    }

    @Test
    void once_it_is_removed_it_fires_no_more_and_another_of_its_name_fires_by_itself() {
        rounds(n -> {
            String name = "removed" + n;
            add(name, name);
            postgres.letPass(HOUR);
            together(() -> {
                assertThat(remove(name)).isTrue();
                int then = jobsOf(name);
                assertThat(add(name, "other" + n)).isInstanceOf(AddSchedule.Outcome.Added.class);
                assertThat(jobsOf(name)).isEqualTo(then).isLessThanOrEqualTo(1);
            });
            assertThat(jobsOf("other" + n)).isZero();
            postgres.letPass(HOUR);
            together();
            assertThat(jobsOf("other" + n)).isEqualTo(1);
            remove(name);
        });
    }

    @Test
    void of_two_who_add_one_of_the_same_name_one_does_and_its_template_stays() {
        rounds(n -> {
            String name = "added" + n;
            String template = "rare" + n;
            ports.templates().add(new Template(template, TypeName.of("NO_OP"), Map.of("items", 1L), null, null));
            List<Object> outcomes = Together.run(
                    3,
                    i -> i == 0
                            ? new RemoveTemplate(
                                            postgres.database(),
                                            ports.templates(),
                                            ports.schedules(),
                                            new InMemoryAuditLog(),
                                            nodesClock())
                                    .remove(template, "ada")
                            : new AddSchedule(
                                            postgres.database(),
                                            ports.schedules(),
                                            ports.templates(),
                                            everyHours,
                                            new InMemoryAuditLog(),
                                            nodesClock())
                                    .add(name, template, "1", ZoneOffset.UTC, MissedRuns.ALL, true, "ada"));
            boolean removed = outcomes.get(0) instanceof RemoveTemplate.Outcome.Removed;
            assertThat(ports.templates().find(template).isPresent()).isEqualTo(!removed);
            assertThat(ports.schedules().find(name).isPresent()).isEqualTo(!removed);
            assertThat(outcomes.stream().filter(AddSchedule.Outcome.Added.class::isInstance))
                    .hasSize(removed ? 0 : 1);
            remove(name);
        });
    }

    @Test
    void the_time_that_comes_with_a_lock_is_that_of_the_end_of_the_wait() {
        add("waiting", "ada");
        CountDownLatch locked = new CountDownLatch(1);
        List<Instant> times = Together.run(2, i -> postgres.database().inOne(() -> {
            if (i == 1) {
                Together.await(locked);
                return ports.schedules().lock("waiting").orElseThrow().now();
            }
            Instant now = ports.schedules().lock("waiting").orElseThrow().now();
            locked.countDown();
            awaitSomebodyWaiting();
            postgres.letPass(HOUR);
            return now;
        }));
        assertThat(times.get(1)).isAfterOrEqualTo(times.get(0).plus(HOUR));
    }

    private void awaitSomebodyWaiting() {
        String waiting =
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
        while (postgres.database()
                        .with(handle ->
                                handle.createQuery(waiting).mapTo(Long.class).one())
                == 0) {
            Thread.onSpinWait();
        }
    }
}
