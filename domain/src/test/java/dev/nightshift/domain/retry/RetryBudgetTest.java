package dev.nightshift.domain.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightshift.domain.Together;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryBudgetTest {

    private static final long SECOND = 1_000_000_000L;
    private static final int THREADS = 64;

    @Nested
    class The_standard_one {

        private final SharedRetryBudget budget = new SharedRetryBudget(RetryBudget.Rules.STANDARD, 0);

        @Test
        void has_ten_retries_in_reserve() {
            assertThat(budget.retriesLeft(0)).isEqualTo(10);
            assertThat(taken(budget, 20, 0)).isEqualTo(10);
            assertThat(budget.tryRetry(0)).isFalse();
            assertThat(budget.retriesLeft(0)).isZero();
        }

        @Test
        void gives_one_for_ten_requests() {
            taken(budget, 10, 0);
            for (int i = 0; i < 9; i++) {
                budget.request(0);
            }
            assertThat(budget.tryRetry(0)).isFalse();
            budget.request(0);
            assertThat(budget.tryRetry(0)).isTrue();
            assertThat(budget.tryRetry(0)).isFalse();
        }

        @Test
        void gives_one_back_every_six_seconds() {
            taken(budget, 10, 0);
            assertThat(budget.tryRetry(6 * SECOND - 1)).isFalse();
            assertThat(budget.tryRetry(6 * SECOND)).isTrue();
            assertThat(budget.tryRetry(6 * SECOND)).isFalse();
            assertThat(budget.tryRetry(12 * SECOND)).isTrue();
        }

        @Test
        void saves_no_more_than_its_reserve() {
            for (int i = 0; i < 1_000; i++) {
                budget.request(i * SECOND);
            }
            assertThat(budget.retriesLeft(5_000 * SECOND)).isEqualTo(10);
            assertThat(taken(budget, 20, 5_000 * SECOND)).isEqualTo(10);
        }

        @Test
        void keeps_two_hundred_requests_a_second_below_a_fifth_of_retries() {
            int retries = 0;
            for (int i = 0; i < 200 * 60; i++) {
                long now = i * SECOND / 200;
                budget.request(now);
                retries += taken(budget, 2, now);
            }
            assertThat(retries).isBetween(1_200, 1_220);
        }
    }

    @Test
    void goes_by_any_clock_and_takes_a_step_back_for_no_step() {
        long now = Long.MAX_VALUE - 3 * SECOND;
        SharedRetryBudget budget = new SharedRetryBudget(RetryBudget.Rules.STANDARD, now);
        assertThat(taken(budget, 20, now)).isEqualTo(10);
        assertThat(budget.tryRetry(now - 100 * SECOND)).isFalse();
        assertThat(budget.tryRetry(now + 6 * SECOND - 1)).isFalse();
        assertThat(budget.tryRetry(now + 6 * SECOND)).isTrue();
    }

    @Test
    void a_step_does_not_change_the_state_before() {
        RetryBudget full = RetryBudget.full(RetryBudget.Rules.STANDARD, 0);
        assertThat(full.afterRetry(0).orElseThrow().retriesLeft(0)).isEqualTo(9);
        assertThat(full.retriesLeft(0)).isEqualTo(10);
        assertThat(full.afterRequest(0)).isEqualTo(full);
    }

    @Property
    void there_are_never_more_retries_than_reserve_ratio_and_time_bring(
            @ForAll @DoubleRange(max = 1) double ratio,
            @ForAll @IntRange(min = 1, max = 50) int reserve,
            @ForAll @LongRange(min = 1_000, max = 10_000_000_000L) long regained,
            @ForAll long seed) {
        Random chance = new Random(seed);
        RetryBudget budget = RetryBudget.full(new RetryBudget.Rules(ratio, reserve, Duration.ofNanos(regained)), seed);
        long perRequest = Math.round(ratio * regained);
        long passed = 0;
        long requests = 0;
        long retries = 0;
        for (int i = 0; i < 300; i++) {
            passed += chance.nextLong(regained);
            if (chance.nextInt(3) == 0) {
                budget = budget.afterRequest(seed + passed);
                requests++;
            } else {
                RetryBudget after = budget.afterRetry(seed + passed).orElse(null);
                retries += after == null ? 0 : 1;
                budget = after == null ? budget : after;
            }
            assertThat(retries * regained).isLessThanOrEqualTo(reserve * regained + requests * perRequest + passed);
        }
    }

    @RepeatedTest(5)
    void is_exact_for_64_threads_that_only_retry() {
        SharedRetryBudget budget = new SharedRetryBudget(new RetryBudget.Rules(0, 1_000, Duration.ofSeconds(1)), 0);
        int all = Together.run(THREADS, i -> taken(budget, 100, 0)).stream()
                .mapToInt(Integer::intValue)
                .sum();
        assertThat(all).isEqualTo(1_000);
        assertThat(budget.retriesLeft(0)).isZero();
    }

    @RepeatedTest(5)
    void is_exact_for_64_threads_that_request_and_retry() {
        SharedRetryBudget budget = new SharedRetryBudget(new RetryBudget.Rules(0.25, 10_000, Duration.ofSeconds(1)), 0);
        taken(budget, 10_000, 0);
        AtomicLong retries = new AtomicLong();
        Together.run(THREADS, i -> {
            for (int request = 0; request < 400; request++) {
                budget.request(0);
                retries.addAndGet(budget.tryRetry(0) ? 1 : 0);
            }
            return i;
        });
        retries.addAndGet(taken(budget, 10_000, 0));
        assertThat(retries).hasValue(THREADS * 400 / 4);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.01, 1.01, Double.NaN})
    void its_ratio_is_from_0_to_1(double ratio) {
        assertInvalid(() -> new RetryBudget.Rules(ratio, 1, Duration.ofSeconds(1)));
    }

    @Test
    void its_rules_are_in_range() {
        Duration day = Duration.ofDays(1);
        assertThat(new RetryBudget.Rules(1, 100_000, day).capacity()).isEqualTo(8_640_000_000_000_000_000L);
        assertThat(new RetryBudget.Rules(0, 1, Duration.ofNanos(1_000)).capacity())
                .isEqualTo(1_000);
        assertInvalid(() -> new RetryBudget.Rules(1, 0, day));
        assertInvalid(() -> new RetryBudget.Rules(1, 100_001, day));
        assertInvalid(() -> new RetryBudget.Rules(1, 1, day.plusNanos(1)));
        assertInvalid(() -> new RetryBudget.Rules(1, 1, Duration.ofNanos(999)));
    }

    @Test
    void its_credit_is_from_0_to_its_capacity() {
        RetryBudget.Rules rules = RetryBudget.Rules.STANDARD;
        assertThat(new RetryBudget(rules, 0, 0).retriesLeft(0)).isZero();
        assertThat(new RetryBudget(rules, rules.capacity(), 0).retriesLeft(0)).isEqualTo(10);
        assertInvalid(() -> new RetryBudget(rules, -1, 0));
        assertInvalid(() -> new RetryBudget(rules, rules.capacity() + 1, 0));
    }

    private static int taken(SharedRetryBudget budget, int tries, long now) {
        int taken = 0;
        for (int i = 0; i < tries; i++) {
            taken += budget.tryRetry(now) ? 1 : 0;
        }
        return taken;
    }

    private static void assertInvalid(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class);
    }
}
