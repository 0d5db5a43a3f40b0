package dev.nightshift.domain.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightshift.domain.retry.CircuitBreaker.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RetrierTest {

    private static final RetryPolicy TWO_THEN_FOUR = RetryPolicy.of(3, Backoff.doubling(seconds(2), seconds(60)));

    private final VirtualTime time = new VirtualTime(Long.MAX_VALUE - 5);
    private final Script service = new Script(time);
    private final Random random = new Random(7);

    @Nested
    class Three_attempts_two_and_four_seconds_apart {

        private final Retrier retrier = retrier(TWO_THEN_FOUR);

        @Test
        void end_with_the_first_that_goes_well() {
            service.then(seconds(1), AttemptResult.done("hello"));
            assertThat(retrier.call(time, service)).isEqualTo(new Outcome.Succeeded<>("hello", 1));
            assertThat(time.pauses()).isEmpty();
        }

        @Test
        void go_on_after_failures() {
            service.thenFails(seconds(1), 500).thenFails(seconds(1), 502).then(seconds(1), AttemptResult.done("hello"));
            Outcome<String> outcome = retrier.call(time, service);
            assertThat(outcome).isEqualTo(new Outcome.Succeeded<>("hello", 3));
            assertThat(outcome.toOptional()).contains("hello");
            assertThat(service.begins()).containsExactly(seconds(0), seconds(3), seconds(8));
        }

        @Test
        void give_up_after_the_third() {
            service.thenFails(seconds(1), 500).thenFails(seconds(1), 502).thenFails(seconds(1), 503);
            Outcome<String> outcome = retrier.call(time, service);
            assertThat(outcome).isEqualTo(gaveUp(GiveUpReason.ATTEMPTS_SPENT, 3, Failure.answered(503)));
            assertThat(outcome.toOptional()).isEmpty();
            assertThat(outcome.attempts()).isEqualTo(3);
            assertThat(time.pauses()).containsExactly(seconds(2), seconds(4));
        }

        @Test
        void give_up_at_once_when_no_retry_helps() {
            service.thenFails(seconds(1), 404);
            assertThat(retrier.call(time, service)).isEqualTo(gaveUp(GiveUpReason.PERMANENT, 1, Failure.answered(404)));
        }

        @Test
        void keep_what_was_thrown() {
            IllegalStateException thrown = new IllegalStateException();
            service.then(seconds(1), AttemptResult.failed(thrown));
            Outcome.GaveUp<String> outcome = (Outcome.GaveUp<String>) retrier.call(time, service);
            assertThat(outcome.last().orElseThrow().cause()).contains(thrown);
        }

        @Test
        void let_through_what_the_call_throws() {
            assertThatThrownBy(() -> retrier.call(time, (number, timeout) -> {
                        throw new IllegalStateException("defect");
                    }))
                    .hasMessage("defect");
        }

        @Test
        void know_no_timeout() {
            service.thenFails(seconds(1), 500);
            retrier.call(time, service);
            assertThat(service.timeouts()).containsOnly(Optional.empty());
        }
    }

    @Nested
    class Within_a_deadline {

        private final Retrier retrier =
                retrier(TWO_THEN_FOUR.within(seconds(10)).timingOutAfter(seconds(5)));

        @Test
        void no_attempt_begins_that_could_not_end() {
            service.thenFails(seconds(5), 500);
            assertThat(retrier.call(time, service)).isEqualTo(gaveUp(GiveUpReason.DEADLINE, 2, Failure.answered(500)));
            assertThat(service.begins()).containsExactly(seconds(0), seconds(7));
        }

        @Test
        void each_attempt_is_told_how_long_it_may_take() {
            service.thenFails(seconds(5), 500);
            retrier.call(time, service);
            assertThat(service.timeouts()).containsExactly(Optional.of(seconds(5)), Optional.of(seconds(3)));
        }

        @Test
        void a_pause_that_is_too_long_costs_the_attempt() {
            service.thenFails(seconds(1), 500);
            assertThat(retrier.call(pause -> time.advance(pause.plusSeconds(7)), service))
                    .isEqualTo(gaveUp(GiveUpReason.DEADLINE, 1, Failure.answered(500)));
            assertThat(service.begins()).hasSize(1);
        }
    }

    @Nested
    class Interrupted_while_it_waits {

        @AfterEach
        void clean() {
            Thread.interrupted();
        }

        @Test
        void ends_as_cancelled_and_stays_interrupted() {
            service.thenFails(seconds(1), 500);
            Outcome<String> outcome = retrier(TWO_THEN_FOUR)
                    .call(
                            pause -> {
                                throw new InterruptedException();
                            },
                            service);
            assertThat(outcome).isEqualTo(gaveUp(GiveUpReason.CANCELLED, 1, Failure.answered(500)));
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        }
    }

    @Nested
    class Spending_a_budget {

        private final SharedRetryBudget budget =
                new SharedRetryBudget(new RetryBudget.Rules(0.5, 1, Duration.ofHours(1)), time.getAsLong());
        private final Retrier retrier = retrier(TWO_THEN_FOUR).spending(budget);

        @Test
        void gives_up_when_it_is_spent() {
            service.thenFails(seconds(1), 500);
            assertThat(retrier.call(time, service))
                    .isEqualTo(gaveUp(GiveUpReason.BUDGET_SPENT, 2, Failure.answered(500)));
            assertThat(time.passed()).isEqualTo(seconds(4));
        }

        @Test
        void earns_with_each_request_not_with_each_attempt() {
            budget.tryRetry(time.getAsLong());
            for (int i = 0; i < 2; i++) {
                retrier.call(time, (number, timeout) -> AttemptResult.done("hello"));
            }
            assertThat(budget.tryRetry(time.getAsLong())).isTrue();
            retrier.call(time, (number, timeout) -> AttemptResult.failed(Failure.answered(500)));
            assertThat(budget.tryRetry(time.getAsLong())).isFalse();
        }

        @Test
        void does_not_pay_for_retries_that_the_policy_forbids() {
            retrier.call(time, (number, timeout) -> AttemptResult.failed(Failure.answered(404)));
            assertThat(budget.retriesLeft(time.getAsLong())).isEqualTo(1);
        }
    }

    @Nested
    class Behind_a_breaker {

        private final SharedCircuitBreaker breaker =
                new SharedCircuitBreaker(CircuitBreaker.Rules.STANDARD, time.getAsLong());
        private final Retrier retrier = retrier(TWO_THEN_FOUR).behind(breaker);

        @Test
        void makes_no_call_while_it_is_open() {
            fail(20);
            assertThat(retrier.call(time, service))
                    .isEqualTo(new Outcome.GaveUp<>(GiveUpReason.CIRCUIT_OPEN, 0, Optional.empty()));
            assertThat(service.begins()).isEmpty();
        }

        @Test
        void does_not_wait_for_a_retry_that_it_would_refuse() {
            fail(19);
            service.thenFails(seconds(0), 500);
            assertThat(retrier.call(time, service))
                    .isEqualTo(gaveUp(GiveUpReason.CIRCUIT_OPEN, 1, Failure.answered(500)));
            assertThat(time.pauses()).isEmpty();
        }

        @Test
        void waits_for_a_retry_that_may_be_the_probe() {
            Retrier patient =
                    retrier(RetryPolicy.of(3, Backoff.fixed(seconds(5)))).behind(breaker);
            fail(19);
            service.thenFails(seconds(0), 500).then(seconds(1), AttemptResult.done("hello"));
            assertThat(patient.call(time, service)).isEqualTo(new Outcome.Succeeded<>("hello", 2));
            assertThat(breaker.now().state()).isEqualTo(State.CLOSED);
        }

        @Test
        void gives_up_when_another_was_faster_to_probe() {
            Retrier patient =
                    retrier(RetryPolicy.of(3, Backoff.fixed(seconds(5)))).behind(breaker);
            fail(19);
            service.thenFails(seconds(0), 500);
            Outcome<String> outcome = patient.call(
                    pause -> {
                        time.advance(pause);
                        breaker.tryEnter(time.getAsLong());
                    },
                    service);
            assertThat(outcome).isEqualTo(gaveUp(GiveUpReason.CIRCUIT_OPEN, 1, Failure.answered(500)));
        }

        @Test
        void takes_a_wrong_request_for_a_sign_of_health() {
            retrier.call(time, service.thenFails(seconds(0), 404));
            assertThat(breaker.now().calls(time.getAsLong())).isEqualTo(1);
            assertThat(breaker.now().failures(time.getAsLong())).isZero();
        }

        @Test
        void counts_every_attempt() {
            retrier.call(time, service.thenFails(seconds(0), 500).then(seconds(0), AttemptResult.done("hello")));
            assertThat(breaker.now().calls(time.getAsLong())).isEqualTo(2);
            assertThat(breaker.now().failures(time.getAsLong())).isEqualTo(1);
        }

        @Test
        void does_not_count_a_cancelled_call() {
            retrier.call(time, service.then(seconds(0), AttemptResult.failed(Failure.of(Fault.CANCELLED))));
            assertThat(breaker.now().calls(time.getAsLong())).isZero();
        }

        @Test
        void gets_its_probe_back_when_the_call_throws() {
            fail(20);
            time.advance(seconds(5));
            assertThatThrownBy(() -> retrier.call(time, (number, timeout) -> {
                        throw new IllegalStateException("defect");
                    }))
                    .hasMessage("defect");
            assertThat(breaker.now().state()).isEqualTo(State.OPEN);
            assertThat(breaker.now().isOpenAt(time.getAsLong())).isTrue();
        }

        @Test
        void earns_no_budget_for_calls_that_are_not_made() {
            SharedRetryBudget budget =
                    new SharedRetryBudget(new RetryBudget.Rules(1, 1, Duration.ofHours(1)), time.getAsLong());
            budget.tryRetry(time.getAsLong());
            fail(20);
            retrier.spending(budget).call(time, service);
            assertThat(budget.retriesLeft(time.getAsLong())).isZero();
        }

        private void fail(int calls) {
            for (int i = 0; i < calls; i++) {
                breaker.failed(breaker.tryEnter(time.getAsLong()).orElseThrow(), time.getAsLong());
            }
        }
    }

    @Nested
    class Watched {

        private final List<String> told = new ArrayList<>();
        private final Retrier retrier = retrier(TWO_THEN_FOUR).watchedBy(new Notes(told));

        @Test
        void tells_of_every_attempt_every_wait_and_the_end() {
            service.thenFails(seconds(1), 500).then(seconds(3), AttemptResult.done("hello"));
            retrier.call(time, service);
            assertThat(told)
                    .containsExactly(
                            "1 took PT1S: failed", "1 waits PT2S", "2 took PT3S: done", "ended after PT6S: 2 attempts");
        }

        @Test
        void tells_of_no_wait_after_the_last_attempt() {
            service.thenFails(seconds(1), 404);
            retrier.call(time, service);
            assertThat(told).containsExactly("1 took PT1S: failed", "ended after PT1S: 1 attempts");
        }
    }

    @Property
    void no_attempt_begins_after_the_deadline_and_waits_never_exceed_it(
            @ForAll @IntRange(min = 1, max = 20) int attempts,
            @ForAll @LongRange(max = 5_000) long first,
            @ForAll @LongRange(min = 1, max = 60_000) long deadline,
            @ForAll Jitter jitter,
            @ForAll @LongRange(max = 9_000) long retryAfter,
            @ForAll @LongRange(max = 9_000) long callTakes) {
        VirtualTime own = new VirtualTime();
        Duration limit = Duration.ofMillis(deadline);
        Duration asked = Duration.ofMillis(retryAfter);
        Script busy = new Script(own)
                .then(Duration.ofMillis(callTakes), AttemptResult.failed(Failure.answered(503, Optional.of(asked))));
        Retrier.by(
                        RetryPolicy.of(attempts, Backoff.doubling(Duration.ofMillis(first), seconds(30)))
                                .with(jitter)
                                .within(limit),
                        own,
                        random)
                .call(own, busy);
        assertThat(busy.begins()).hasSizeBetween(1, attempts).allMatch(begin -> begin.compareTo(limit) < 0);
        assertThat(own.pauses().stream().reduce(Duration.ZERO, Duration::plus)).isLessThanOrEqualTo(limit);
        assertThat(own.pauses()).allMatch(pause -> pause.compareTo(asked) >= 0);
    }

    private Retrier retrier(RetryPolicy policy) {
        return Retrier.by(policy, time, random);
    }

    static Outcome<String> gaveUp(GiveUpReason reason, int attempts, Failure last) {
        return new Outcome.GaveUp<>(
                reason, attempts, Optional.of(new AttemptResult.Failed<String>(last, Optional.empty())));
    }

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }

    /** What a watcher was told, in words. */
    record Notes(List<String> told) implements RetryWatcher {

        @Override
        public void attempted(int number, Duration took, AttemptResult<?> how) {
            told.add("%d took %s: %s".formatted(number, took, how instanceof AttemptResult.Done ? "done" : "failed"));
        }

        @Override
        public void waiting(int number, Decision.Retry decision) {
            told.add("%d waits %s".formatted(number, decision.delay()));
        }

        @Override
        public void ended(Outcome<?> how, Duration took) {
            told.add("ended after %s: %d attempts".formatted(took, how.attempts()));
        }
    }
}
