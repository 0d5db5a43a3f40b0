package dev.nightshift.domain.retry;

import static dev.nightshift.domain.retry.RetrierTest.gaveUp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightshift.domain.retry.CircuitBreaker.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Calls that hold no thread. */
class RetrierLaterTest {

    private static final Duration DRIP = Duration.ofHours(1);

    private final VirtualTime time = new VirtualTime();
    private final Script service = new Script(time);
    private final RetryPolicy policy = RetryPolicy.of(3, Backoff.doubling(seconds(2), seconds(60)));
    private final SharedCircuitBreaker breaker =
            new SharedCircuitBreaker(CircuitBreaker.Rules.STANDARD, time.getAsLong());

    @Nested
    class Three_attempts_two_and_four_seconds_apart {

        @Test
        void end_with_the_first_that_goes_well() {
            service.then(seconds(1), AttemptResult.done("hello"));
            CompletableFuture<Outcome<String>> later = call(policy);
            assertThat(later).isNotDone();
            time.run();
            assertThat(later).isCompletedWithValue(new Outcome.Succeeded<>("hello", 1));
        }

        @Test
        void give_up_after_the_third() {
            service.thenFails(seconds(1), 500);
            CompletableFuture<Outcome<String>> later = call(policy);
            time.run();
            assertThat(later).isCompletedWithValue(gaveUp(GiveUpReason.ATTEMPTS_SPENT, 3, Failure.answered(500)));
            assertThat(service.begins()).containsExactly(seconds(0), seconds(3), seconds(8));
        }

        @Test
        void need_no_waiting_for_attempts_that_end_at_once() {
            CompletableFuture<Outcome<String>> later = Retrier.by(policy, time, new Random(7))
                    .callLater(
                            time, (number, timeout) -> CompletableFuture.completedFuture(AttemptResult.done("hello")));
            assertThat(later).isCompletedWithValue(new Outcome.Succeeded<>("hello", 1));
        }
    }

    @Nested
    class Against_a_service_that_drips {

        @Test
        void each_attempt_is_cut_at_its_timeout() {
            service.then(DRIP, AttemptResult.done("too late"));
            CompletableFuture<Outcome<String>> later = call(policy.timingOutAfter(seconds(5)));
            time.advance(seconds(21));
            assertThat(later)
                    .isCompletedWithValue(gaveUp(GiveUpReason.ATTEMPTS_SPENT, 3, Failure.of(Fault.READ_TIMEOUT)));
            assertThat(service.begins()).containsExactly(seconds(0), seconds(7), seconds(16));
            assertThat(service.stages()).hasSize(3).allMatch(CompletableFuture::isCancelled);
        }

        @Test
        void the_last_attempt_is_cut_at_the_deadline() {
            service.then(DRIP, AttemptResult.done("too late"));
            CompletableFuture<Outcome<String>> later =
                    call(policy.timingOutAfter(seconds(5)).within(seconds(9)));
            time.advance(seconds(9));
            assertThat(later).isCompletedWithValue(gaveUp(GiveUpReason.DEADLINE, 2, Failure.of(Fault.READ_TIMEOUT)));
            assertThat(service.timeouts()).containsExactly(Optional.of(seconds(5)), Optional.of(seconds(2)));
        }

        @Test
        void no_timer_is_left_when_attempts_end_in_time() {
            service.then(seconds(1), AttemptResult.done("hello"));
            CompletableFuture<Outcome<String>> later = call(policy.timingOutAfter(seconds(5)));
            time.advance(seconds(1));
            assertThat(later).isDone();
            assertThat(time.planned()).isZero();
        }
    }

    @Nested
    class Cancelled_by_the_caller {

        @Test
        void cancels_the_attempt_that_is_under_way() {
            service.then(DRIP, AttemptResult.done("too late"));
            CompletableFuture<Outcome<String>> later = call(policy.timingOutAfter(seconds(5)));
            later.cancel(false);
            assertThat(service.stages()).allMatch(CompletableFuture::isCancelled);
            time.run();
            assertThat(service.begins()).hasSize(1);
            assertThat(breaker.now().calls(time.getAsLong())).isZero();
        }

        @Test
        void makes_no_further_attempt() {
            service.thenFails(seconds(1), 500);
            CompletableFuture<Outcome<String>> later = call(policy);
            time.advance(seconds(2));
            later.cancel(false);
            assertThat(time.planned()).isZero();
            time.run();
            assertThat(service.begins()).hasSize(1);
        }

        @Test
        void gives_the_probe_back() {
            open();
            time.advance(seconds(5));
            service.then(DRIP, AttemptResult.done("too late"));
            CompletableFuture<Outcome<String>> later = call(policy);
            assertThat(breaker.now().state()).isEqualTo(State.HALF_OPEN);
            later.cancel(false);
            assertThat(breaker.tryEnter(time.getAsLong())).isPresent();
        }

        @Test
        void while_an_attempt_begins_cancels_that() {
            List<CompletableFuture<AttemptResult<String>>> stages = new ArrayList<>();
            List<CompletableFuture<Outcome<String>>> futures = new ArrayList<>();
            futures.add(Retrier.by(policy, time, new Random(7)).callLater(time, (number, timeout) -> {
                futures.forEach(future -> future.cancel(false));
                CompletableFuture<AttemptResult<String>> stage = new CompletableFuture<>();
                stages.add(stage);
                if (number == 1) {
                    stage.complete(AttemptResult.failed(Failure.answered(500)));
                }
                return stage;
            }));
            time.run();
            assertThat(stages).hasSize(2);
            assertThat(stages.get(1)).isCancelled();
        }
    }

    @Nested
    class Defects {

        @Test
        void of_the_call_reach_the_caller() {
            CompletableFuture<Outcome<String>> later = Retrier.by(policy, time, new Random(7))
                    .behind(breaker)
                    .callLater(time, (number, timeout) -> {
                        throw new IllegalStateException("defect");
                    });
            assertThatThrownBy(later::join)
                    .isInstanceOf(CompletionException.class)
                    .hasRootCauseMessage("defect");
            assertThat(breaker.now().failures(time.getAsLong())).isEqualTo(1);
        }

        @Test
        void of_the_stage_reach_the_caller_and_are_not_retried() {
            CompletableFuture<AttemptResult<String>> stage = new CompletableFuture<>();
            CompletableFuture<Outcome<String>> later = Retrier.by(policy, time, new Random(7))
                    .behind(breaker)
                    .callLater(time, (number, timeout) -> stage.thenApply(each -> each));
            stage.completeExceptionally(new IllegalStateException("defect"));
            assertThatThrownBy(later::join)
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(IllegalStateException.class);
            assertThat(breaker.now().failures(time.getAsLong())).isEqualTo(1);
            assertThat(time.planned()).isZero();
        }

        @Test
        void of_the_watcher_reach_the_caller() {
            service.then(seconds(1), AttemptResult.done("hello"));
            CompletableFuture<Outcome<String>> later = Retrier.by(policy, time, new Random(7))
                    .watchedBy(new RetryWatcher() {
                        @Override
                        public void attempted(int number, Duration took, AttemptResult<?> how) {
                            throw new IllegalStateException("defect");
                        }
                    })
                    .callLater(time, service.async());
            time.run();
            assertThatThrownBy(later::join).hasRootCauseMessage("defect");
        }

        @Test
        void of_the_delay_leave_no_probe_behind() {
            open();
            time.advance(seconds(5));
            CompletableFuture<Outcome<String>> later = Retrier.by(
                            policy.timingOutAfter(seconds(5)), time, new Random(7))
                    .behind(breaker)
                    .callLater(
                            (delay, task) -> {
                                throw new IllegalStateException("no timer");
                            },
                            service.async());
            assertThatThrownBy(later::join).hasRootCauseMessage("no timer");
            assertThat(breaker.now().state()).isEqualTo(State.OPEN);
        }
    }

    @Test
    void an_open_breaker_ends_it_at_once() {
        open();
        assertThat(call(policy))
                .isCompletedWithValue(new Outcome.GaveUp<>(GiveUpReason.CIRCUIT_OPEN, 0, Optional.empty()));
    }

    @Test
    void a_watcher_is_told_as_of_any_call() {
        List<String> told = new ArrayList<>();
        service.thenFails(seconds(1), 500).then(seconds(3), AttemptResult.done("hello"));
        CompletableFuture<Outcome<String>> later = Retrier.by(policy, time, new Random(7))
                .watchedBy(new RetrierTest.Notes(told))
                .callLater(time, service.async());
        time.run();
        assertThat(later).isDone();
        assertThat(told)
                .containsExactly(
                        "1 took PT1S: failed", "1 waits PT2S", "2 took PT3S: done", "ended after PT6S: 2 attempts");
    }

    private CompletableFuture<Outcome<String>> call(RetryPolicy by) {
        return Retrier.by(by, time, new Random(7)).behind(breaker).callLater(time, service.async());
    }

    private void open() {
        for (int i = 0; i < 20; i++) {
            breaker.failed(breaker.tryEnter(time.getAsLong()).orElseThrow(), time.getAsLong());
        }
    }

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }
}
