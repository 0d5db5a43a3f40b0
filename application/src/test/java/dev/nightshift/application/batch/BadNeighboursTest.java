package dev.nightshift.application.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightshift.domain.accounts.Role;
import dev.nightshift.domain.batch.Advance;
import dev.nightshift.domain.batch.BadItem;
import dev.nightshift.domain.batch.DeadItems.DeadItem;
import dev.nightshift.domain.batch.FireTimes;
import dev.nightshift.domain.batch.JobFailed;
import dev.nightshift.domain.batch.JobFilter;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.JobPolicy;
import dev.nightshift.domain.batch.JobState;
import dev.nightshift.domain.batch.MissedRuns;
import dev.nightshift.domain.batch.Progress;
import dev.nightshift.domain.batch.Schedule;
import dev.nightshift.domain.batch.Slice;
import dev.nightshift.domain.batch.Strategy;
import dev.nightshift.domain.batch.Template;
import dev.nightshift.domain.batch.TypeName;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What one bad neighbour does to a healthy one: nothing. */
class BadNeighboursTest {

    private final Engine engine = new Engine();

    /** Runs a job whose type does something bad at its first item, and one after it whose type does not. */
    private JobId beside(Copying.Step deed) {
        boolean[] done = {false};
        engine.type.onHandle((item, context) -> {
            if (!done[0]) {
                done[0] = true;
                deed.at(item, context);
            }
        });
        JobId bad = engine.copying(3);
        engine.runAll();
        JobId healthy = engine.copying(3);
        engine.pass(Duration.ofSeconds(1));
        assertThat(engine.state(healthy)).isEqualTo(JobState.COMPLETED);
        assertThat(engine.worker.room()).as("slots").isEqualTo(4);
        return bad;
    }

    @Nested
    class A_run {

        @Test
        void for_which_there_is_no_memory_once_is_tried_again() {
            JobId bad = beside((item, context) -> {
                throw new OutOfMemoryError("Java heap space");
            });
            engine.pass(Duration.ofSeconds(5));
            assertThat(engine.state(bad)).isEqualTo(JobState.COMPLETED);
            assertThat(engine.log(bad))
                    .contains("failed: item 1 could not be handled: the worker ran out of memory (heap)");
        }

        @Test
        void whose_failure_has_causes_in_a_cycle_ends() {
            JobId bad = beside((item, context) -> {
                JobFailed one = new JobFailed("one");
                one.initCause(new IllegalStateException("other", one));
                throw one;
            });
            assertThat(engine.job(bad).error()).isEqualTo("one: other");
        }

        @Test
        void whose_failure_cannot_say_what_it_is_ends() {
            JobId bad = beside((item, context) -> {
                throw new Speechless();
            });
            assertThat(engine.log(bad)).contains("failed: speechless");
        }

        @Test
        void that_interrupts_its_own_thread_is_not_taken_for_one_that_is_to_end() {
            boolean[] interrupted = {false};
            engine.type.onWrite(
                    (item, context) -> interrupted[0] |= Thread.currentThread().isInterrupted());
            JobId bad = beside((item, context) -> Thread.currentThread().interrupt());
            assertThat(engine.state(bad)).isEqualTo(JobState.COMPLETED);
            assertThat(interrupted[0]).as("interrupted at the write").isFalse();
            assertThat(Thread.interrupted()).isFalse();
        }

        @Test
        void that_leaves_a_class_loader_behind_leaves_none() {
            ClassLoader before = Thread.currentThread().getContextClassLoader();
            beside((item, context) -> Thread.currentThread().setContextClassLoader(null));
            assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
        }

        @Test
        @SuppressWarnings({"deprecation", "removal"}) // types of users may still throw it
        void that_asks_its_thread_to_die_fails_alone() {
            JobId bad = beside((item, context) -> {
                throw new ThreadDeath();
            });
            assertThat(engine.state(bad)).isEqualTo(JobState.FAILED);
        }

        @Test
        void that_says_more_than_a_log_can_hold_is_cut() {
            JobId bad = beside((item, context) -> context.log("x".repeat(10_000_000)));
            assertThat(engine.log(bad).get(0)).hasSizeLessThanOrEqualTo(2_000);
        }
    }

    @Nested
    class An_item_that_is_set_aside {

        @Test
        void although_its_type_cannot_write_it_as_text_does_not_fail_the_job() {
            engine.type.treated(JobPolicy.DEFAULT.skippingUpTo(5)).formatted(item -> {
                throw new IllegalStateException("no text for it");
            });
            JobId bad = beside((item, context) -> {
                throw new BadItem("a bad one");
            });
            assertThat(engine.state(bad)).isEqualTo(JobState.COMPLETED);
            assertThat(engine.batch.deadItems().of(bad, null, 10).items().get(0).item())
                    .extracting(DeadItem::error, DeadItem::payload)
                    .containsExactly("a bad one", "It cannot be written as text: no text for it");
        }
    }

    @Nested
    class A_source {

        @Test
        void that_says_less_than_none_does_not_know_how_many_items_it_has() {
            assertThat(new Advance("1", 1, 0, 0, OptionalLong.of(-1)).total()).isEmpty();
            assertThat(new Slice("a", OptionalLong.of(Long.MIN_VALUE)).size()).isEmpty();
            assertThat(Progress.stored(3, 5, OptionalLong.of(-1))).isEqualTo(new Progress(3, 3, OptionalLong.empty()));
        }

        @Test
        void whose_sizes_add_up_to_more_than_a_number_can_say_has_the_largest() {
            Progress part = new Progress(1, 0, OptionalLong.of(Long.MAX_VALUE));
            assertThat(part.and(part)).isEqualTo(new Progress(2, 0, OptionalLong.of(Long.MAX_VALUE)));
        }
    }

    @Nested
    class Schedules_of_which_one_throws {

        private static final String BROKEN = "broken";
        private final FireTimes hourly = (cron, zone, instant) -> {
            if (cron.equals(BROKEN)) {
                throw new IllegalArgumentException("there is no such time");
            }
            return Optional.of(instant.plus(Duration.ofHours(1)));
        };
        private final FireSchedules fireSchedules = new FireSchedules(
                engine.transactions,
                engine.batch.schedules(),
                hourly,
                engine.createJobs,
                owner -> Role.ADMIN,
                engine.clock);

        @BeforeEach
        void two_schedules() {
            add("a-bad", "0 * * * *", "bad");
            add("good", "0 * * * *", "copy");
        }

        private void add(String name, String cron, String template) {
            engine.batch.templates().add(new Template(template, type(template), Map.of("items", 1L), null, null));
            Instant next = engine.clock.instant().plus(Duration.ofHours(1));
            engine.batch
                    .schedules()
                    .add(new Schedule(name, template, cron, ZoneId.of("UTC"), MissedRuns.ONCE, "ann", true, next));
        }

        private TypeName type(String template) {
            return TypeName.of(template.equals("bad") ? "THROWING" : "COPYING");
        }

        private int jobs() {
            return engine.batch.jobs().list(JobFilter.ALL, null, 1_000).items().size();
        }

        private @Nullable String errorOf(String name) {
            return engine.batch.schedules().lastErrors().get(name);
        }

        @Test
        void the_other_fires_and_the_bad_one_says_why_it_does_not() {
            engine.throwing.failWith(new AssertionError("not today"));
            engine.clock.advance(Duration.ofHours(1));
            assertThat(fireSchedules.fire()).isEqualTo(1);
            assertThat(jobs()).isEqualTo(1);
            assertThat(errorOf("a-bad"))
                    .isEqualTo("It could not fire and is tried again: an assertion failed: not today");
            assertThat(errorOf("good")).isNull();
        }

        @Test
        void it_is_tried_again_ever_less_often_and_fires_once_when_it_works() {
            List<Instant> tries = new ArrayList<>();
            engine.throwing.onUse(() -> tries.add(engine.clock.instant()));
            engine.throwing.failWith(new IllegalStateException("not today"));
            engine.clock.advance(Duration.ofHours(1));
            for (int second = 0; second < 300; second++) {
                fireSchedules.fire();
                engine.clock.advance(Duration.ofSeconds(1));
            }
            assertThat(tries.size()).isBetween(8, 12);
            engine.throwing.failWith(null);
            engine.clock.advance(Duration.ofMinutes(1));
            assertThat(fireSchedules.fire()).isEqualTo(1);
            assertThat(fireSchedules.fire()).isZero();
            assertThat(errorOf("a-bad")).isNull();
        }

        @Test
        void one_whose_next_time_cannot_be_told_holds_up_no_other_and_is_listed() {
            engine.clock.advance(Duration.ofMinutes(-1));
            add("b-broken", BROKEN, "copy");
            engine.clock.advance(Duration.ofHours(1));
            engine.clock.advance(Duration.ofMinutes(1));
            assertThat(fireSchedules.fire()).isEqualTo(2);
            assertThat(new ListSchedules(engine.batch.schedules(), hourly).list())
                    .hasSize(3)
                    .anySatisfy(shown -> {
                        assertThat(shown.schedule().name()).isEqualTo("b-broken");
                        assertThat(shown.nextFires()).isEmpty();
                        assertThat(shown.lastError()).contains("there is no such time");
                    });
        }
    }

    @Nested
    class A_worker {

        @Test
        void that_never_learned_what_it_claimed_hands_it_back() {
            JobId id = engine.copying(2);
            engine.loseNextClaim();
            assertThatThrownBy(engine.worker::work).isInstanceOf(OutOfMemoryError.class);
            assertThat(engine.state(id)).isEqualTo(JobState.RUNNING);
            engine.worker.heartbeat();
            engine.runAll();
            assertThat(engine.state(id)).isEqualTo(JobState.COMPLETED);
            assertThat(engine.job(id).crashes()).isZero();
        }

        @Test
        void whose_run_cannot_be_started_for_want_of_memory_starts_the_others_and_says_so() {
            JobId first = engine.copying(1);
            JobId second = engine.copying(1);
            int[] calls = {0};
            Worker worker = engine.worker("two", run -> {
                if (++calls[0] == 1) {
                    throw new OutOfMemoryError("unable to create native thread");
                }
                run.run();
            });
            assertThatThrownBy(worker::work).hasMessage("a run could not be started");
            worker.heartbeat();
            worker.work();
            assertThat(List.of(engine.state(first), engine.state(second))).containsOnly(JobState.COMPLETED);
        }

        @Test
        void whose_run_could_not_even_be_failed_gives_it_up_with_the_next_beat() {
            JobId id = engine.copying(1, Map.of(), Strategy.CHUNKED);
            engine.failSettlingFor(2);
            engine.type.onHandle((item, context) -> {
                throw new JobFailed("for good");
            });
            engine.worker.work();
            engine.worker.heartbeat();
            engine.worker.heartbeat();
            assertThat(engine.state(id)).isEqualTo(JobState.FAILED);
            assertThat(engine.worker.room()).isEqualTo(4);
        }
    }

    private static final class Speechless extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @Override
        public @Nullable String getMessage() {
            throw new IllegalStateException("nothing to say");
        }
    }
}
