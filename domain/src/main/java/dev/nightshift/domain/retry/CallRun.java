package dev.nightshift.domain.retry;

import dev.nightshift.domain.retry.CircuitBreaker.Permit;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One call on its way through its attempts; used by one thread after the other. Null means that it goes on. */
final class CallRun<T> {

    private final Retrier by;
    private final boolean isObserved;
    private final boolean isTimed;
    private final long startedAt;
    private long attemptedAt;
    private int number = 1;
    private Duration delay = Duration.ZERO;
    private Duration backoff = Duration.ZERO;
    private @Nullable Permit permit;
    private AttemptResult.@Nullable Failed<T> last;

    CallRun(Retrier by) {
        this.by = by;
        this.isObserved = by.breaker != null || by.watcher != null;
        this.isTimed = isObserved || by.budget != null || by.policy.deadline().isPresent();
        this.startedAt = now();
    }

    int number() {
        return number;
    }

    /** Before the next attempt. */
    Duration delay() {
        return delay;
    }

    Optional<Duration> timeout() {
        return by.policy.timeoutAt(Duration.ofNanos(attemptedAt - startedAt));
    }

    /** Before each attempt. */
    @Nullable
    Outcome<T> begin() {
        attemptedAt = number == 1 ? startedAt : now();
        if (number > 1 && by.policy.isOverAt(elapsed(attemptedAt))) {
            return gaveUp(GiveUpReason.DEADLINE, number - 1);
        }
        if (by.breaker != null) {
            permit = by.breaker.tryEnter(attemptedAt).orElse(null);
            if (permit == null) {
                return gaveUp(GiveUpReason.CIRCUIT_OPEN, number - 1);
            }
        }
        if (number == 1 && by.budget != null) {
            by.budget.request(attemptedAt);
        }
        return null;
    }

    /** After each attempt. */
    @Nullable
    Outcome<T> end(AttemptResult<T> tried) {
        if (isObserved) {
            observed(tried, now());
        }
        return tried instanceof AttemptResult.Done<T> done
                ? new Outcome.Succeeded<>(done.value(), number)
                : end((AttemptResult.Failed<T>) tried, now());
    }

    /** After an attempt that threw. */
    void broke() {
        if (by.breaker != null && permit != null) {
            by.breaker.failed(permit, now());
        }
    }

    /** After an attempt whose end nobody wants to know. */
    void abandoned() {
        if (by.breaker != null && permit != null) {
            by.breaker.released(permit, now());
        }
    }

    /** Instead of the next attempt. */
    Outcome<T> cancelled() {
        return gaveUp(GiveUpReason.CANCELLED, number - 1);
    }

    /** At the very end. */
    Outcome<T> told(Outcome<T> outcome) {
        if (by.watcher != null) {
            by.watcher.ended(outcome, elapsed(now()));
        }
        return outcome;
    }

    private @Nullable Outcome<T> end(AttemptResult.Failed<T> failed, long now) {
        last = failed;
        Decision decision = by.policy.decide(new Attempt(number, elapsed(now), backoff), failed.failure(), by.random);
        if (decision instanceof Decision.GiveUp giveUp) {
            return gaveUp(giveUp.reason(), number);
        }
        Decision.Retry retry = (Decision.Retry) decision;
        if (by.breaker != null && by.breaker.now().isOpenAt(now + retry.delay().toNanos())) {
            return gaveUp(GiveUpReason.CIRCUIT_OPEN, number);
        }
        if (by.budget != null && !by.budget.tryRetry(now)) {
            return gaveUp(GiveUpReason.BUDGET_SPENT, number);
        }
        if (by.watcher != null) {
            by.watcher.waiting(number, retry);
        }
        delay = retry.delay();
        backoff = retry.backoff();
        number++;
        return null;
    }

    private void observed(AttemptResult<T> tried, long now) {
        report(tried, now);
        if (by.watcher != null) {
            by.watcher.attempted(number, Duration.ofNanos(now - attemptedAt), tried);
        }
    }

    private void report(AttemptResult<T> tried, long now) {
        if (by.breaker == null || permit == null) {
            return;
        }
        if (!(tried instanceof AttemptResult.Failed<T> failed)) {
            by.breaker.succeeded(permit, now);
        } else if (by.policy.classification().isSickness(failed.failure())) {
            by.breaker.failed(permit, now);
        } else if (by.policy.classification().verdictOn(failed.failure()) == Verdict.CANCELLED) {
            by.breaker.released(permit, now);
        } else {
            by.breaker.succeeded(permit, now);
        }
    }

    private Outcome<T> gaveUp(GiveUpReason reason, int attempts) {
        return new Outcome.GaveUp<>(reason, attempts, Optional.ofNullable(last));
    }

    private Duration elapsed(long now) {
        return Duration.ofNanos(now - startedAt);
    }

    /** Where nothing needs the time nobody asks for it. */
    private long now() {
        return isTimed ? by.clock.getAsLong() : 0;
    }
}
