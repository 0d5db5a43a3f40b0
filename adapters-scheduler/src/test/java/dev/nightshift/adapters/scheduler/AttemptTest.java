package dev.nightshift.adapters.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.contains;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.ArgumentMatchers.same;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

import dev.nightshift.application.health.PartState;
import dev.nightshift.application.health.Parts;
import dev.nightshift.domain.MovableClock;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AttemptTest {

    private final MovableClock clock = MovableClock.at("2026-01-05T09:00:00Z");
    private final Parts parts = new Parts(clock);
    private final Logger log = mock(Logger.class);
    private final List<String> ends = new ArrayList<>();
    private final Attempts attempts = new Attempts(parts, reason -> ends.add(reason), log);
    private @Nullable Throwable failure;
    private int runs;
    private final Attempt attempt = attempts.of("roll-up", Duration.ofMinutes(1), "The roll-up", this::run);

    private void run() {
        runs++;
        if (failure instanceof RuntimeException thrown) {
            throw thrown;
        }
        if (failure instanceof Error thrown) {
            throw thrown;
        }
    }

    private void fail(Throwable with, int times) {
        failure = with;
        for (int i = 0; i < times; i++) {
            attempt.run();
        }
    }

    private PartState health() {
        return parts.states().get(0);
    }

    @Nested
    class A_task_that_fails {

        @Test
        void is_logged_once_with_its_name_and_its_failure() {
            IllegalStateException broken = new IllegalStateException("broken");
            fail(broken, 1);
            verify(log).log(eq(Level.WARNING), contains("The roll-up failed (attempt 1)"), same(broken));
        }

        @Test
        void is_logged_ever_less_often() {
            IllegalStateException broken = new IllegalStateException("broken");
            fail(broken, 100);
            verify(log, times(7)).log(eq(Level.WARNING), anyString(), same(broken));
            assertThat(runs).isEqualTo(100);
        }

        @Test
        void shows_in_health_until_it_works_again() {
            fail(new IllegalStateException("broken"), 3);
            assertThat(health().failures()).isEqualTo(3);
            assertThat(health().lastError()).isEqualTo("broken");
            assertThat(health().isWell()).isFalse();
            failure = null;
            attempt.run();
            assertThat(health().isWell()).isTrue();
            verify(log).log(Level.INFO, "{0} works again after {1} failed attempts", "The roll-up", 3);
        }
    }

    @Nested
    class A_task_that_works {

        @Test
        void says_nothing() {
            attempt.run();
            verifyNoInteractions(log);
        }

        @Test
        void is_stalled_when_it_has_not_worked_for_longer_than_its_patience() {
            attempt.run();
            clock.advance(Duration.ofSeconds(60));
            assertThat(health().isStalled()).isFalse();
            clock.advance(Duration.ofMillis(1));
            assertThat(health().isStalled()).isTrue();
        }
    }

    @Nested
    class A_log_that_throws {

        @Test
        void does_not_end_the_task() {
            doThrow(new OutOfMemoryError("Java heap space"))
                    .when(log)
                    .log(any(Level.class), anyString(), any(Throwable.class));
            doThrow(new IllegalStateException("no handler"))
                    .when(log)
                    .log(any(Level.class), anyString(), any(Object[].class));
            fail(new IllegalStateException("broken"), 3);
            failure = null;
            attempt.run();
            assertThat(runs).isEqualTo(4);
        }
    }

    @Nested
    class A_task_without_memory {

        @Test
        void ends_the_process_when_it_fails_again_and_again() {
            fail(new OutOfMemoryError("Java heap space"), Attempt.MOST_BROKEN - 1);
            assertThat(ends).isEmpty();
            attempt.run();
            assertThat(ends).containsExactly("The roll-up has failed 30 times for want of memory");
        }

        @Test
        void that_works_in_between_does_not() {
            fail(new OutOfMemoryError("Java heap space"), Attempt.MOST_BROKEN - 1);
            failure = null;
            attempt.run();
            fail(new OutOfMemoryError("Java heap space"), Attempt.MOST_BROKEN - 1);
            assertThat(ends).isEmpty();
        }

        @Test
        void ends_the_process_also_where_it_fails_for_something_else_in_between() {
            for (int i = 0; i < Attempt.MOST_BROKEN; i++) {
                fail(new IllegalStateException("away", new OutOfMemoryError("Java heap space")), 1);
                fail(new IllegalStateException("something else"), 1);
            }
            assertThat(ends).isNotEmpty().allMatch(reason -> reason.contains("for want of memory"));
        }

        @Test
        void is_not_one_that_calls_itself_too_often() {
            fail(new StackOverflowError(), 1_000);
            assertThat(ends).isEmpty();
            verify(log, never()).log(eq(Level.ERROR), anyString());
        }
    }
}
