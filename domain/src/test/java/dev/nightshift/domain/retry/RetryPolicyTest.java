package dev.nightshift.domain.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryPolicyTest {

    private static final Failure BROKEN = Failure.answered(500);
    private static final Failure BUSY = Failure.answered(503);

    private final Random random = new Random(7);

    @Nested
    class Three_attempts_starting_at_two_seconds_doubling {

        private final RetryPolicy policy = RetryPolicy.of(3, Backoff.doubling(seconds(2), seconds(60)));

        @Test
        void waits_two_then_four_seconds() {
            assertThat(policy.decide(Attempt.first(seconds(1)), BROKEN, random)).isEqualTo(retry(seconds(2)));
            assertThat(policy.decide(new Attempt(2, seconds(4), seconds(2)), BROKEN, random))
                    .isEqualTo(retry(seconds(4)));
        }

        @Test
        void gives_up_after_the_third_failure() {
            assertThat(policy.decide(new Attempt(3, seconds(9), seconds(4)), BROKEN, random))
                    .isEqualTo(giveUp(GiveUpReason.ATTEMPTS_SPENT));
            assertThat(policy.decide(new Attempt(Integer.MAX_VALUE, seconds(9), seconds(4)), BROKEN, random))
                    .isEqualTo(giveUp(GiveUpReason.ATTEMPTS_SPENT));
        }

        @Test
        void has_no_deadline_and_no_timeout() {
            assertThat(policy.timeoutAt(Duration.ofDays(1_000))).isEmpty();
            assertThat(policy.isOverAt(Duration.ofDays(1_000))).isFalse();
            assertThat(policy.decide(Attempt.first(Duration.ofSeconds(Long.MAX_VALUE)), BROKEN, random))
                    .isEqualTo(retry(seconds(2)));
        }
    }

    @Nested
    class With_a_deadline_of_ten_seconds {

        private final RetryPolicy policy =
                RetryPolicy.of(9, Backoff.fixed(seconds(3))).within(seconds(10));

        @Test
        void retries_while_the_next_attempt_can_begin_before_it() {
            assertThat(policy.decide(new Attempt(1, justBefore(seconds(7)), Duration.ZERO), BROKEN, random))
                    .isEqualTo(retry(seconds(3)));
        }

        @Test
        void gives_up_when_it_could_only_begin_at_it() {
            assertThat(policy.decide(Attempt.first(seconds(7)), BROKEN, random))
                    .isEqualTo(giveUp(GiveUpReason.DEADLINE));
            assertThat(policy.decide(Attempt.first(Duration.ofSeconds(Long.MAX_VALUE)), BROKEN, random))
                    .isEqualTo(giveUp(GiveUpReason.DEADLINE));
        }

        @Test
        void an_attempt_may_take_what_is_left() {
            assertThat(policy.timeoutAt(Duration.ZERO)).contains(seconds(10));
            assertThat(policy.timeoutAt(seconds(4))).contains(seconds(6));
            assertThat(policy.timeoutAt(seconds(11))).contains(Duration.ZERO);
        }

        @Test
        void an_attempt_may_take_no_longer_than_its_timeout() {
            RetryPolicy cut = policy.timingOutAfter(seconds(5));
            assertThat(cut.timeoutAt(Duration.ZERO)).contains(seconds(5));
            assertThat(cut.timeoutAt(seconds(5))).contains(seconds(5));
            assertThat(cut.timeoutAt(seconds(6))).contains(seconds(4));
        }

        @Test
        void is_over_at_the_deadline() {
            assertThat(policy.isOverAt(justBefore(seconds(10)))).isFalse();
            assertThat(policy.isOverAt(seconds(10))).isTrue();
            assertThat(policy.isOverAt(seconds(11))).isTrue();
        }

        @Test
        void time_does_not_run_backwards() {
            assertThatThrownBy(() -> policy.isOverAt(Duration.ofNanos(-1)))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> policy.timeoutAt(Duration.ofNanos(-1)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void a_timeout_holds_without_a_deadline() {
        assertThat(RetryPolicy.never().timingOutAfter(seconds(5)).timeoutAt(seconds(99)))
                .contains(seconds(5));
    }

    @Nested
    class Asked_to_come_back_later {

        private final RetryPolicy policy =
                RetryPolicy.of(3, Backoff.fixed(seconds(2))).heedingRetryAfterUpTo(seconds(30));

        @Test
        void waits_for_the_longer_of_the_two_and_remembers_its_own() {
            assertThat(policy.decide(Attempt.first(seconds(1)), busyFor(seconds(9)), random))
                    .isEqualTo(new Decision.Retry(seconds(9), seconds(2)));
            assertThat(policy.decide(Attempt.first(seconds(1)), busyFor(seconds(1)), random))
                    .isEqualTo(retry(seconds(2)));
        }

        @Test
        void gives_up_rather_than_come_early() {
            assertThat(policy.decide(Attempt.first(seconds(1)), busyFor(seconds(30)), random))
                    .isEqualTo(new Decision.Retry(seconds(30), seconds(2)));
            assertThat(policy.decide(
                            Attempt.first(seconds(1)), busyFor(seconds(30).plusNanos(1)), random))
                    .isEqualTo(giveUp(GiveUpReason.RETRY_AFTER_TOO_LONG));
        }

        @Test
        void says_which_wait_the_deadline_had_no_room_for() {
            RetryPolicy hasty = policy.within(seconds(10));
            assertThat(hasty.decide(Attempt.first(seconds(1)), busyFor(seconds(9)), random))
                    .isEqualTo(giveUp(GiveUpReason.RETRY_AFTER_TOO_LONG));
            assertThat(hasty.decide(Attempt.first(seconds(1)), busyFor(justBefore(seconds(9))), random))
                    .isEqualTo(new Decision.Retry(justBefore(seconds(9)), seconds(2)));
            assertThat(hasty.decide(Attempt.first(seconds(8)), busyFor(seconds(1)), random))
                    .isEqualTo(giveUp(GiveUpReason.DEADLINE));
        }

        @Test
        void a_usual_policy_heeds_a_minute() {
            RetryPolicy defaults = RetryPolicy.retrying(1, seconds(1));
            assertThat(defaults.decide(Attempt.first(seconds(1)), busyFor(seconds(60)), random))
                    .isEqualTo(new Decision.Retry(seconds(60), seconds(1)));
            assertThat(defaults.decide(Attempt.first(seconds(1)), busyFor(seconds(61)), random))
                    .isEqualTo(giveUp(GiveUpReason.RETRY_AFTER_TOO_LONG));
        }
    }

    @Nested
    class Failures_that_no_retry_mends {

        private final RetryPolicy policy = RetryPolicy.of(3, Backoff.fixed(seconds(1)));

        @Test
        void a_permanent_one() {
            assertThat(reason(policy, Failure.answered(404))).contains(GiveUpReason.PERMANENT);
            assertThat(reason(policy, Failure.of(Fault.TLS_CERTIFICATE))).contains(GiveUpReason.PERMANENT);
        }

        @Test
        void one_that_is_none() {
            assertThat(reason(policy, Failure.answered(204))).contains(GiveUpReason.NOT_FAILED);
        }

        @Test
        void a_cancelled_call() {
            assertThat(reason(policy, Failure.of(Fault.CANCELLED))).contains(GiveUpReason.CANCELLED);
            assertThat(reason(policy, Failure.unsent(Fault.CANCELLED))).contains(GiveUpReason.CANCELLED);
        }

        @Test
        void are_told_even_after_the_last_attempt() {
            assertThat(reason(RetryPolicy.never(), Failure.answered(404))).contains(GiveUpReason.PERMANENT);
        }

        @Test
        void may_be_chosen() {
            RetryPolicy stubborn = policy.with(Classification.STANDARD.with(404, Verdict.TRANSIENT));
            assertThat(reason(stubborn, Failure.answered(404))).isEmpty();
        }
    }

    @Nested
    class Calls_that_are_not_idempotent {

        private final RetryPolicy policy =
                RetryPolicy.of(3, Backoff.fixed(seconds(1))).forCalls(Idempotence.NON_IDEMPOTENT);

        @ParameterizedTest
        @EnumSource(names = {"READ_TIMEOUT", "CONNECTION_RESET", "UNREADABLE_ANSWER"})
        void are_not_repeated_once_something_was_sent(Fault fault) {
            assertThat(reason(policy, Failure.of(fault))).contains(GiveUpReason.MAY_BE_DONE);
            assertThat(reason(policy, Failure.unsent(fault))).isEmpty();
        }

        @ParameterizedTest
        @EnumSource(names = {"NAME_NOT_RESOLVED", "CONNECT_REFUSED", "CONNECT_TIMEOUT", "TLS_HANDSHAKE"})
        void are_repeated_when_nothing_can_have_been_sent(Fault fault) {
            assertThat(reason(policy, Failure.of(fault))).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(ints = {408, 500, 502, 503, 504, 520})
        void are_not_repeated_after_an_answer_that_leaves_it_open(int status) {
            assertThat(reason(policy, Failure.answered(status))).contains(GiveUpReason.MAY_BE_DONE);
        }

        @ParameterizedTest
        @ValueSource(ints = {421, 425, 429})
        void are_repeated_after_an_answer_that_says_nothing_was_done(int status) {
            assertThat(reason(policy, Failure.answered(status))).isEmpty();
        }

        @Test
        void are_repeated_when_the_service_names_a_time() {
            assertThat(reason(policy, busyFor(seconds(1)))).isEmpty();
            assertThat(reason(policy, Failure.answered(500, Optional.of(seconds(1)))))
                    .contains(GiveUpReason.MAY_BE_DONE);
        }
    }

    @Nested
    class With_decorrelated_jitter {

        private final RetryPolicy policy =
                RetryPolicy.of(5, Backoff.doubling(seconds(1), seconds(60))).with(Jitter.DECORRELATED);

        @Test
        void the_wait_before_goes_in_and_the_own_comes_out() {
            for (int i = 0; i < 200; i++) {
                Decision.Retry decision =
                        (Decision.Retry) policy.decide(new Attempt(2, seconds(1), seconds(10)), BUSY, random);
                assertThat(decision.backoff()).isBetween(seconds(1), seconds(30));
                assertThat(decision.delay()).isEqualTo(decision.backoff());
            }
        }

        @Test
        void what_the_other_side_asks_for_does_not_make_later_waits_longer() {
            Attempt first = Attempt.first(seconds(1));
            Decision.Retry decision = (Decision.Retry) policy.decide(first, busyFor(seconds(50)), random);
            assertThat(decision.delay()).isEqualTo(seconds(50));
            assertThat(first.next(seconds(60), decision).previousBackoff())
                    .isEqualTo(decision.backoff())
                    .isBetween(seconds(1), seconds(3));
        }

        @Test
        void without_the_wait_before_takes_that_of_the_backoff() {
            for (int i = 0; i < 200; i++) {
                assertThat(policy.waitAfter(1, random).orElseThrow()).isBetween(seconds(1), seconds(3));
                assertThat(policy.waitAfter(3, random).orElseThrow()).isBetween(seconds(1), seconds(6));
            }
        }
    }

    @Nested
    class For_callers_that_count_failures {

        private final RetryPolicy policy = RetryPolicy.retrying(2, seconds(2));

        @Test
        void waits_two_then_four_seconds() {
            assertThat(policy.waitAfter(1, random)).contains(seconds(2));
            assertThat(policy.waitAfter(2, random)).contains(seconds(4));
        }

        @Test
        void gives_up_after_the_third_failure() {
            assertThat(policy.waitAfter(3, random)).isEmpty();
            assertThat(policy.waitAfter(Integer.MAX_VALUE, random)).isEmpty();
        }

        @Test
        void needs_a_failure() {
            assertThatThrownBy(() -> policy.waitAfter(0, random)).isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void with_jitter_waits_at_most_as_long() {
            RetryPolicy other = policy.with(Jitter.FULL);
            for (int i = 0; i < 100; i++) {
                assertThat(other.waitAfter(2, random).orElseThrow()).isLessThanOrEqualTo(seconds(4));
            }
        }
    }

    @Test
    void never_means_never() {
        assertThat(RetryPolicy.never().waitAfter(1, random)).isEmpty();
        assertThat(RetryPolicy.retrying(0, seconds(1)).waitAfter(1, random)).isEmpty();
    }

    @Property
    void there_is_a_wait_before_each_attempt_but_the_first(
            @ForAll @IntRange(max = 999) int retries, @ForAll @IntRange(min = 1, max = 2_000) int failures) {
        RetryPolicy policy = RetryPolicy.retrying(retries, seconds(1));
        assertThat(policy.waitAfter(failures, random).isPresent()).isEqualTo(failures <= retries);
        assertThat(policy.waitAfter(failures, random).orElse(Duration.ZERO)).isLessThanOrEqualTo(Duration.ofHours(1));
    }

    @Property
    void every_attempt_begins_before_the_deadline_however_long_calls_take(
            @ForAll("policies") RetryPolicy policy, @ForAll("failures") Failure failure, @ForAll long seed) {
        Random chance = new Random(seed);
        Attempt attempt = Attempt.first(callTime(chance));
        while (policy.decide(attempt, failure, chance) instanceof Decision.Retry retry) {
            Duration start = attempt.elapsed().plus(retry.delay());
            assertThat(start).isLessThan(policy.deadline().orElseThrow());
            assertThat(policy.timeoutAt(start).orElseThrow()).isPositive();
            assertThat(retry.delay())
                    .isGreaterThanOrEqualTo(failure.retryAfter().orElse(Duration.ZERO));
            assertThat(retry.backoff()).isLessThanOrEqualTo(policy.backoff().cap());
            attempt = attempt.next(start.plus(callTime(chance)), retry);
            assertThat(attempt.number()).isLessThanOrEqualTo(policy.maxAttempts());
        }
    }

    @Property
    void has_a_decision_on_everything(
            @ForAll("policies") RetryPolicy policy,
            @ForAll("failures") Failure failure,
            @ForAll @IntRange(min = 1) int number,
            @ForAll @LongRange(max = Long.MAX_VALUE) long elapsed,
            @ForAll @LongRange(max = Long.MAX_VALUE) long previous) {
        Attempt attempt = new Attempt(number, Duration.ofNanos(elapsed), Duration.ofNanos(previous));
        assertThat(policy.decide(attempt, failure, random)).isNotNull();
    }

    @Provide
    Arbitrary<RetryPolicy> policies() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 1_000),
                        Arbitraries.longs().between(0, 10_000),
                        Arbitraries.longs().between(0, 100_000),
                        Arbitraries.longs().between(1, 1_000_000),
                        Arbitraries.of(Jitter.class),
                        Arbitraries.of(Idempotence.class))
                .as((attempts, first, more, deadline, jitter, calls) -> RetryPolicy.of(
                                attempts, Backoff.doubling(Duration.ofMillis(first), Duration.ofMillis(first + more)))
                        .with(jitter)
                        .forCalls(calls)
                        .within(Duration.ofMillis(deadline)));
    }

    @Provide
    Arbitrary<Failure> failures() {
        Arbitrary<Failure> answered = Combinators.combine(
                        Arbitraries.integers().between(0, 999),
                        Arbitraries.longs()
                                .between(0, 200_000)
                                .map(Duration::ofMillis)
                                .optional())
                .as(Failure::answered);
        Arbitrary<Failure> unanswered = Arbitraries.of(Fault.class).map(Failure::of);
        return Arbitraries.oneOf(
                answered, unanswered, Arbitraries.of(Fault.class).map(Failure::unsent));
    }

    @Test
    void has_from_one_to_a_thousand_attempts() {
        assertThat(RetryPolicy.retrying(999, Duration.ZERO).maxAttempts()).isEqualTo(1_000);
        assertThat(RetryPolicy.of(1, Backoff.fixed(seconds(1))).maxAttempts()).isEqualTo(1);
        assertInvalid(() -> RetryPolicy.retrying(1_000, Duration.ZERO));
        assertInvalid(() -> RetryPolicy.retrying(-1, Duration.ZERO));
        assertInvalid(() -> RetryPolicy.retrying(Integer.MAX_VALUE, Duration.ZERO));
        assertInvalid(() -> RetryPolicy.retrying(1, Duration.ofHours(1).plusMillis(1)));
        assertInvalid(() -> RetryPolicy.of(0, Backoff.fixed(seconds(1))));
        assertInvalid(() -> RetryPolicy.of(1_001, Backoff.fixed(seconds(1))));
    }

    @Test
    void its_times_are_above_zero() {
        RetryPolicy policy = RetryPolicy.never();
        assertInvalid(() -> policy.within(Duration.ZERO));
        assertInvalid(() -> policy.within(Duration.ofNanos(-1)));
        assertInvalid(() -> policy.timingOutAfter(Duration.ZERO));
        assertInvalid(() -> policy.timingOutAfter(Duration.ofNanos(-1)));
        assertInvalid(() -> policy.heedingRetryAfterUpTo(Duration.ofNanos(-1)));
        assertInvalid(() -> policy.heedingRetryAfterUpTo(Duration.ofDays(365).plusNanos(1)));
        assertThat(policy.heedingRetryAfterUpTo(Duration.ofDays(365)).longestRetryAfter())
                .isEqualTo(Duration.ofDays(365));
        assertThat(policy.heedingRetryAfterUpTo(Duration.ZERO).longestRetryAfter())
                .isZero();
    }

    @Test
    void attempts_and_decisions_are_in_range() {
        assertInvalid(() -> new Attempt(0, Duration.ZERO, Duration.ZERO));
        assertInvalid(() -> Attempt.first(Duration.ofNanos(-1)));
        assertInvalid(() -> new Attempt(1, Duration.ZERO, Duration.ofNanos(-1)));
        assertInvalid(() -> new Decision.Retry(seconds(1), seconds(2)));
        assertInvalid(() -> new Decision.Retry(seconds(1), Duration.ofNanos(-1)));
        assertThat(Attempt.first(seconds(3))).isEqualTo(new Attempt(1, seconds(3), Duration.ZERO));
        assertThat(Attempt.first(seconds(3)).next(seconds(5), new Decision.Retry(seconds(2), seconds(1))))
                .isEqualTo(new Attempt(2, seconds(5), seconds(1)));
        Attempt last = new Attempt(Integer.MAX_VALUE, Duration.ZERO, Duration.ZERO);
        assertThatThrownBy(() -> last.next(Duration.ZERO, new Decision.Retry(seconds(1), seconds(1))))
                .isInstanceOf(ArithmeticException.class);
    }

    private Optional<GiveUpReason> reason(RetryPolicy policy, Failure failure) {
        Decision decision = policy.decide(Attempt.first(seconds(1)), failure, random);
        return decision instanceof Decision.GiveUp giveUp ? Optional.of(giveUp.reason()) : Optional.empty();
    }

    private static Duration callTime(Random chance) {
        return Duration.ofNanos(chance.nextLong(3_000_000_000L));
    }

    private static Failure busyFor(Duration time) {
        return Failure.answered(503, Optional.of(time));
    }

    private static Decision retry(Duration delay) {
        return new Decision.Retry(delay, delay);
    }

    private static Decision giveUp(GiveUpReason reason) {
        return new Decision.GiveUp(reason);
    }

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }

    private static Duration justBefore(Duration time) {
        return time.minusNanos(1);
    }

    private static void assertInvalid(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class);
    }
}
