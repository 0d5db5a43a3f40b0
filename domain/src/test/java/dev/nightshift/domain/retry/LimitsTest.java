package dev.nightshift.domain.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightshift.domain.Together;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class LimitsTest {

    private static final Duration INTERVAL = Duration.ofMillis(300);

    @Nested
    class A_bulkhead_of_two {

        private final SharedBulkhead bulkhead = new SharedBulkhead(2);

        @Test
        void lets_two_in() {
            assertThat(bulkhead.tryEnter()).isTrue();
            assertThat(bulkhead.tryEnter()).isTrue();
            assertThat(bulkhead.tryEnter()).isFalse();
            assertThat(bulkhead.taken()).isEqualTo(2);
        }

        @Test
        void lets_one_in_for_each_that_leaves() {
            bulkhead.tryEnter();
            bulkhead.tryEnter();
            bulkhead.leave();
            assertThat(bulkhead.taken()).isEqualTo(1);
            assertThat(bulkhead.tryEnter()).isTrue();
            assertThat(bulkhead.tryEnter()).isFalse();
        }

        @Test
        void nobody_leaves_who_is_not_in_there() {
            assertThatThrownBy(bulkhead::leave).isInstanceOf(IllegalStateException.class);
        }
    }

    @RepeatedTest(5)
    void a_bulkhead_is_exact_for_64_threads() {
        SharedBulkhead bulkhead = new SharedBulkhead(10);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Together.run(64, i -> {
            for (int turn = 0; turn < 200; turn++) {
                if (bulkhead.tryEnter()) {
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    Thread.onSpinWait();
                    inside.decrementAndGet();
                    bulkhead.leave();
                }
            }
            return i;
        });
        assertThat(most).hasValueBetween(1, 10);
        assertThat(bulkhead.taken()).isZero();
    }

    @RepeatedTest(5)
    void of_64_threads_as_many_enter_as_there_are_permits() {
        SharedBulkhead bulkhead = new SharedBulkhead(10);
        assertThat(Together.run(64, i -> bulkhead.tryEnter()))
                .filteredOn(entered -> entered)
                .hasSize(10);
    }

    @Test
    void a_bulkhead_is_in_range() {
        assertInvalid(() -> Bulkhead.of(0));
        assertInvalid(() -> new Bulkhead(1, -1));
        assertInvalid(() -> new Bulkhead(1, 2));
        assertThat(new Bulkhead(1, 1).entered()).isEmpty();
        assertThat(new Bulkhead(1, 1).left()).isEqualTo(Bulkhead.of(1));
    }

    @Nested
    class A_limiter_of_300_milliseconds {

        private final long start = Math.subtractExact(Long.MAX_VALUE, 1_000_000);
        private final SharedRateLimiter limiter = new SharedRateLimiter(INTERVAL, start);

        @Test
        void gives_the_first_turn_at_once() {
            assertThat(limiter.take(start)).isZero();
        }

        @Test
        void gives_each_further_turn_an_interval_later() {
            assertThat(LongStream.range(0, 4).mapToObj(i -> limiter.take(start)))
                    .containsExactly(Duration.ZERO, INTERVAL, INTERVAL.multipliedBy(2), INTERVAL.multipliedBy(3));
        }

        @Test
        void takes_off_the_time_that_has_passed() {
            limiter.take(start);
            assertThat(limiter.take(start + 100_000_000)).isEqualTo(Duration.ofMillis(200));
            assertThat(limiter.take(start + 600_000_000)).isZero();
        }

        @Test
        void saves_nothing_up_in_quiet_times() {
            limiter.take(start);
            assertThat(limiter.take(start + 9_000_000_000L)).isZero();
            assertThat(limiter.take(start + 9_000_000_000L)).isEqualTo(INTERVAL);
        }

        @Test
        void takes_no_turn_that_is_too_far() {
            limiter.take(start);
            assertThat(limiter.tryTake(start, INTERVAL.minusNanos(1))).isEmpty();
            assertThat(limiter.tryTake(start, INTERVAL)).contains(INTERVAL);
            assertThat(limiter.tryTake(start, Duration.ofHours(1))).contains(INTERVAL.multipliedBy(2));
        }
    }

    @Property
    void gaps_are_never_shorter_and_no_time_is_wasted_while_somebody_waits(
            @ForAll @LongRange(min = 1_000, max = 10_000_000_000L) long interval, @ForAll long seed) {
        Random chance = new Random(seed);
        RateLimiter limiter = new RateLimiter(Duration.ofNanos(interval), seed);
        long now = seed;
        Long before = null;
        for (int i = 0; i < 200; i++) {
            now += chance.nextLong(2 * interval);
            RateLimiter.Turn turn = limiter.take(now);
            assertThat(turn.at() - now).isEqualTo(turn.delay().toNanos()).isNotNegative();
            if (before != null) {
                assertThat(turn.at() - before).isEqualTo(Math.max(interval, now - before));
            }
            before = turn.at();
            limiter = turn.after();
        }
    }

    @RepeatedTest(5)
    void gaps_are_exact_for_64_threads() {
        SharedRateLimiter limiter = new SharedRateLimiter(INTERVAL, 0);
        List<Long> turns = new ArrayList<>();
        Together.run(64, i -> LongStream.range(0, 20)
                        .map(turn -> i % 2 == 0
                                ? limiter.take(0).toNanos()
                                : limiter.tryTake(0, Duration.ofDays(1))
                                        .orElseThrow()
                                        .toNanos())
                        .boxed()
                        .toList())
                .forEach(turns::addAll);
        assertThat(turns.stream().sorted())
                .containsExactlyElementsOf(LongStream.range(0, 64 * 20)
                        .mapToObj(i -> i * INTERVAL.toNanos())
                        .toList());
    }

    @Test
    void an_interval_is_in_range() {
        assertThat(new RateLimiter(Duration.ofNanos(1_000), 0).next()).isZero();
        assertThat(new RateLimiter(Duration.ofDays(1), 0).next()).isZero();
        assertInvalid(() -> new RateLimiter(Duration.ofNanos(999), 0));
        assertInvalid(() -> new RateLimiter(Duration.ofDays(1).plusNanos(1), 0));
    }

    private static void assertInvalid(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class);
    }
}
