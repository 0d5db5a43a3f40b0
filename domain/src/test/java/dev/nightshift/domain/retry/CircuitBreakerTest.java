package dev.nightshift.domain.retry;

import static dev.nightshift.domain.retry.CircuitBreaker.State.CLOSED;
import static dev.nightshift.domain.retry.CircuitBreaker.State.HALF_OPEN;
import static dev.nightshift.domain.retry.CircuitBreaker.State.OPEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightshift.domain.Together;
import dev.nightshift.domain.retry.CircuitBreaker.Permit;
import dev.nightshift.domain.retry.SharedCircuitBreaker.Change;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CircuitBreakerTest {

    private static final long SECOND = 1_000_000_000L;
    private static final CircuitBreaker.Rules RULES = CircuitBreaker.Rules.STANDARD;

    /** Some clocks begin close to the greatest number there is. */
    private final long start = Math.subtractExact(Long.MAX_VALUE, 7 * SECOND);

    private final List<Change> changes = new ArrayList<>();
    private final SharedCircuitBreaker breaker = new SharedCircuitBreaker(RULES, start, changes::add);

    @Nested
    class Closed {

        @Test
        void lets_all_through() {
            for (int i = 0; i < 1_000; i++) {
                assertThat(breaker.tryEnter(start)).isPresent();
            }
        }

        @Test
        void does_not_open_below_the_minimum_of_calls() {
            fail(19, start);
            assertThat(breaker.now().state()).isEqualTo(CLOSED);
            assertThat(breaker.now().calls(start)).isEqualTo(19);
            assertThat(breaker.now().failures(start)).isEqualTo(19);
        }

        @Test
        void opens_at_the_minimum_when_half_have_failed() {
            succeed(10, start);
            fail(9, start);
            assertThat(breaker.now().state()).isEqualTo(CLOSED);
            fail(1, start);
            assertThat(breaker.now().state()).isEqualTo(OPEN);
            assertThat(changes).containsExactly(new Change(CLOSED, OPEN, 20, 10));
        }

        @Test
        void opens_with_the_call_that_makes_the_minimum_even_if_it_went_well() {
            fail(19, start);
            succeed(1, start);
            assertThat(changes).containsExactly(new Change(CLOSED, OPEN, 20, 19));
        }

        @Test
        void stays_closed_when_fewer_than_half_fail() {
            succeed(11, start);
            fail(9, start);
            assertThat(breaker.now().state()).isEqualTo(CLOSED);
            assertThat(breaker.now().isOpenAt(start)).isFalse();
        }

        @Test
        void forgets_what_left_the_window() {
            fail(19, start);
            assertThat(breaker.now().calls(start + 10 * SECOND - 1)).isEqualTo(19);
            assertThat(breaker.now().calls(start + 10 * SECOND)).isZero();
            fail(1, start + 10 * SECOND);
            assertThat(breaker.now().state()).isEqualTo(CLOSED);
            assertThat(breaker.now().calls(start + 10 * SECOND)).isEqualTo(1);
        }

        @Test
        void forgets_slice_by_slice() {
            for (int second = 0; second < 10; second++) {
                succeed(1, start + second * SECOND);
            }
            assertThat(breaker.now().calls(start + 9 * SECOND)).isEqualTo(10);
            assertThat(breaker.now().calls(start + 10 * SECOND)).isEqualTo(9);
            assertThat(breaker.now().calls(start + 13 * SECOND)).isEqualTo(6);
            assertThat(breaker.now().calls(start + 18 * SECOND)).isEqualTo(1);
            assertThat(breaker.now().calls(start + 1_000 * SECOND)).isZero();
        }

        @Test
        void counts_a_call_that_comes_late_in_the_newest_slice() {
            succeed(1, start + 5 * SECOND);
            fail(1, start + 2 * SECOND);
            assertThat(breaker.now().calls(start + 14 * SECOND)).isEqualTo(2);
            assertThat(breaker.now().failures(start + 14 * SECOND)).isEqualTo(1);
        }

        @Test
        void does_not_count_a_released_call() {
            breaker.released(entered(start), start);
            assertThat(breaker.now().calls(start)).isZero();
        }
    }

    @Nested
    class Open {

        @BeforeEach
        void open() {
            fail(20, start);
            changes.clear();
        }

        @Test
        void lets_none_through_for_five_seconds() {
            assertThat(breaker.tryEnter(start)).isEmpty();
            assertThat(breaker.tryEnter(start + 5 * SECOND - 1)).isEmpty();
            assertThat(breaker.now().isOpenAt(start + 5 * SECOND - 1)).isTrue();
            assertThat(breaker.now().isOpenAt(start + 5 * SECOND)).isFalse();
            assertThat(changes).isEmpty();
        }

        @Test
        void then_lets_exactly_one_through() {
            assertThat(breaker.tryEnter(start + 5 * SECOND)).isPresent();
            assertThat(breaker.tryEnter(start + 5 * SECOND)).isEmpty();
            assertThat(breaker.tryEnter(start + 60 * SECOND)).isEmpty();
            assertThat(changes).containsExactly(new Change(OPEN, HALF_OPEN, 20, 20));
        }
    }

    @Nested
    class Half_open {

        private final long later = start + 8 * SECOND;
        private Permit old = new Permit(-1);
        private Permit probe = new Permit(-1);

        @BeforeEach
        void probing() {
            old = entered(start);
            fail(20, start);
            probe = entered(later);
            changes.clear();
        }

        @Test
        void a_probe_that_goes_well_closes_it_and_it_starts_anew() {
            breaker.succeeded(probe, later + SECOND);
            assertThat(changes).containsExactly(new Change(HALF_OPEN, CLOSED, 0, 0));
            assertThat(breaker.tryEnter(later + SECOND)).isPresent();
            assertThat(breaker.now().calls(later + SECOND)).isZero();
            fail(19, later + SECOND);
            assertThat(breaker.now().state()).isEqualTo(CLOSED);
            fail(1, later + SECOND);
            assertThat(breaker.now().state()).isEqualTo(OPEN);
        }

        @Test
        void a_probe_that_fails_opens_it_for_as_long_again() {
            breaker.failed(probe, later + SECOND);
            assertThat(changes).containsExactly(new Change(HALF_OPEN, OPEN, 0, 0));
            assertThat(breaker.tryEnter(later + 6 * SECOND - 1)).isEmpty();
            assertThat(breaker.tryEnter(later + 6 * SECOND)).isPresent();
        }

        @Test
        void a_released_probe_makes_room_for_the_next_at_once() {
            breaker.released(probe, later + SECOND);
            assertThat(breaker.now().state()).isEqualTo(OPEN);
            assertThat(breaker.now().isOpenAt(later + SECOND)).isFalse();
            assertThat(breaker.tryEnter(later + SECOND)).isPresent();
            assertThat(breaker.tryEnter(later + SECOND)).isEmpty();
        }

        @Test
        void what_began_before_counts_for_nothing() {
            breaker.succeeded(old, later);
            breaker.failed(old, later);
            breaker.released(old, later);
            assertThat(breaker.now().state()).isEqualTo(HALF_OPEN);
            assertThat(changes).isEmpty();
        }

        @Test
        void a_probe_counts_once() {
            breaker.succeeded(probe, later);
            breaker.failed(probe, later);
            breaker.released(probe, later);
            assertThat(breaker.now().state()).isEqualTo(CLOSED);
            assertThat(breaker.now().calls(later)).isZero();
        }

        @Test
        void a_probe_that_nobody_reports_is_lost_after_a_minute() {
            assertThat(breaker.tryEnter(later + 60 * SECOND - 1)).isEmpty();
            Permit next = entered(later + 60 * SECOND);
            assertThat(breaker.tryEnter(later + 60 * SECOND)).isEmpty();
            breaker.failed(probe, later + 61 * SECOND);
            assertThat(breaker.now().state()).isEqualTo(HALF_OPEN);
            breaker.succeeded(next, later + 62 * SECOND);
            assertThat(breaker.now().state()).isEqualTo(CLOSED);
        }
    }

    @Test
    void a_step_does_not_change_the_state_before() {
        CircuitBreaker closed = CircuitBreaker.closed(RULES, 0);
        Permit permit = closed.enter(0).permit().orElseThrow();
        assertThat(closed.failed(permit, 0).failures(0)).isEqualTo(1);
        assertThat(closed.failures(0)).isZero();
        assertThat(closed.enter(0).after()).isSameAs(closed);
    }

    @Test
    void may_be_watched_by_nobody() {
        SharedCircuitBreaker unwatched = new SharedCircuitBreaker(RULES, 0);
        for (int i = 0; i < 20; i++) {
            unwatched.failed(unwatched.tryEnter(0).orElseThrow(), 0);
        }
        assertThat(unwatched.tryEnter(0)).isEmpty();
    }

    @RepeatedTest(20)
    void exactly_one_of_64_threads_probes() {
        fail(20, start);
        AtomicInteger underWay = new AtomicInteger();
        List<Optional<Permit>> permits = Together.run(64, i -> {
            Optional<Permit> permit = breaker.tryEnter(start + 5 * SECOND);
            permit.ifPresent(probe -> underWay.incrementAndGet());
            return permit;
        });
        assertThat(underWay).hasValue(1);
        assertThat(permits.stream().flatMap(Optional::stream)).hasSize(1);
        assertThat(changes).hasSize(2);
    }

    @RepeatedTest(5)
    void no_call_is_lost_between_64_threads() {
        SharedCircuitBreaker wide = new SharedCircuitBreaker(
                new CircuitBreaker.Rules(1, 1_000_000, RULES.window(), RULES.openFor(), RULES.probeLostAfter()), 0);
        Together.run(64, thread -> {
            for (int i = 0; i < 100; i++) {
                Permit permit = wide.tryEnter(0).orElseThrow();
                if (thread % 2 == 0) {
                    wide.failed(permit, 0);
                } else {
                    wide.succeeded(permit, 0);
                }
            }
            return thread;
        });
        assertThat(wide.now().calls(0)).isEqualTo(6_400);
        assertThat(wide.now().failures(0)).isEqualTo(3_200);
    }

    @Property
    void opens_if_and_only_if_enough_calls_failed_at_a_rate_that_is_too_high(
            @ForAll @IntRange(max = 60) int good, @ForAll @IntRange(min = 1, max = 60) int bad) {
        SharedCircuitBreaker each = new SharedCircuitBreaker(RULES, 0);
        for (int i = 0; i < good; i++) {
            each.succeeded(each.tryEnter(0).orElseThrow(), 0);
        }
        int failed = 0;
        while (failed < bad && each.now().state() == CLOSED) {
            each.failed(each.tryEnter(0).orElseThrow(), 0);
            failed++;
            boolean isTooBad = good + failed >= 20 && failed >= good;
            assertThat(each.now().state() == OPEN).isEqualTo(isTooBad);
        }
    }

    @Property
    void there_is_never_more_than_one_probe_under_way(@ForAll long seed) {
        Random chance = new Random(seed);
        CircuitBreaker each = CircuitBreaker.closed(
                new CircuitBreaker.Rules(0.5, 5, RULES.window(), RULES.openFor(), Duration.ofDays(1)), seed);
        List<Permit> permits = new ArrayList<>();
        long now = seed;
        for (int i = 0; i < 500; i++) {
            now += chance.nextLong(2 * SECOND);
            if (permits.isEmpty() || chance.nextBoolean()) {
                CircuitBreaker.State before = each.state();
                CircuitBreaker.Entry entry = each.enter(now);
                each = entry.after();
                entry.permit().ifPresent(permits::add);
                assertThat(entry.permit().isPresent() && before != CLOSED)
                        .isEqualTo(before == OPEN && each.state() == HALF_OPEN);
            } else {
                Permit permit = permits.remove(chance.nextInt(permits.size()));
                each = chance.nextInt(3) > 0 ? each.failed(permit, now) : each.succeeded(permit, now);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1.01, Double.NaN})
    void its_rate_is_above_0_and_at_most_1(double rate) {
        assertInvalid(() -> new CircuitBreaker.Rules(rate, 1, RULES.window(), RULES.openFor(), RULES.window()));
    }

    @Test
    void its_rules_are_in_range() {
        Duration least = Duration.ofMillis(1);
        Duration most = Duration.ofDays(1);
        assertThat(new CircuitBreaker.Rules(1, 1_000_000, least, most, least).minimumCalls())
                .isEqualTo(1_000_000);
        assertThat(new CircuitBreaker.Rules(1, 1, most, least, most).minimumCalls())
                .isEqualTo(1);
        assertInvalid(() -> new CircuitBreaker.Rules(1, 0, least, least, least));
        assertInvalid(() -> new CircuitBreaker.Rules(1, 1_000_001, least, least, least));
        for (Duration wrong : List.of(least.minusNanos(1), most.plusNanos(1))) {
            assertInvalid(() -> new CircuitBreaker.Rules(1, 1, wrong, least, least));
            assertInvalid(() -> new CircuitBreaker.Rules(1, 1, least, wrong, least));
            assertInvalid(() -> new CircuitBreaker.Rules(1, 1, least, least, wrong));
        }
    }

    private Permit entered(long now) {
        return breaker.tryEnter(now).orElseThrow();
    }

    private void fail(int calls, long now) {
        for (int i = 0; i < calls; i++) {
            breaker.failed(entered(now), now);
        }
    }

    private void succeed(int calls, long now) {
        for (int i = 0; i < calls; i++) {
            breaker.succeeded(entered(now), now);
        }
    }

    private static void assertInvalid(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class);
    }
}
