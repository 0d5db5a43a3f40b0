package dev.nightshift.domain.retry;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** A call whose attempts are begun by one event after the other. */
final class AsyncRun<T> {

    private final CallRun<T> run;
    private final Delay delay;
    private final AsyncCall<T> call;
    private final CompletableFuture<Outcome<T>> result = new CompletableFuture<>();
    private volatile Delay.Planned planned = () -> {};
    private volatile @Nullable CompletableFuture<?> underWay;

    AsyncRun(CallRun<T> run, Delay delay, AsyncCall<T> call) {
        this.run = run;
        this.delay = delay;
        this.call = call;
    }

    CompletableFuture<Outcome<T>> started() {
        var unused = result.whenComplete((outcome, thrown) -> {
            if (result.isCancelled()) {
                stop();
            }
        });
        guarded(this::begin);
        return result;
    }

    private void begin() {
        if (result.isDone()) {
            return;
        }
        Outcome<T> end = run.begin();
        if (end != null) {
            finish(end);
            return;
        }
        CompletableFuture<AttemptResult<T>> first = new CompletableFuture<>();
        underWay = first;
        CompletableFuture<AttemptResult<T>> attempt = attempt(first);
        var unusedSettled = attempt.whenComplete((tried, thrown) -> complete(first, tried, thrown));
        var unusedEnded = first.whenComplete((tried, thrown) -> guarded(() -> ended(attempt, tried, thrown)));
        if (result.isDone()) {
            stop();
        }
    }

    private CompletableFuture<AttemptResult<T>> attempt(CompletableFuture<AttemptResult<T>> first) {
        Optional<Duration> timeout = run.timeout();
        boolean isBroken = true;
        try {
            timeout.ifPresent(time -> planned =
                    delay.after(time, () -> first.complete(AttemptResult.failed(Failure.of(Fault.READ_TIMEOUT)))));
            CompletableFuture<AttemptResult<T>> attempt =
                    call.attempt(run.number(), timeout).toCompletableFuture();
            isBroken = false;
            return attempt;
        } finally {
            if (isBroken) {
                planned.cancel();
                run.broke();
            }
        }
    }

    private static <T> void complete(CompletableFuture<T> first, @Nullable T value, @Nullable Throwable thrown) {
        if (thrown != null) {
            first.completeExceptionally(thrown);
        } else {
            first.complete(value);
        }
    }

    /** Once for each attempt: when it has ended, or its time is over, or nobody waits for it. */
    private void ended(CompletableFuture<?> attempt, @Nullable AttemptResult<T> tried, @Nullable Throwable thrown) {
        planned.cancel();
        attempt.cancel(true);
        if (result.isDone()) {
            run.abandoned();
        } else if (tried == null) {
            run.broke();
            result.completeExceptionally(unwrapped(thrown));
        } else {
            go(run.end(tried));
        }
    }

    private void go(@Nullable Outcome<T> end) {
        if (end != null) {
            finish(end);
            return;
        }
        planned = delay.after(run.delay(), () -> guarded(this::begin));
        if (result.isDone()) {
            planned.cancel();
        }
    }

    private void finish(Outcome<T> end) {
        result.complete(run.told(end));
    }

    private void stop() {
        planned.cancel();
        CompletableFuture<?> attempt = underWay;
        if (attempt != null) {
            attempt.cancel(true);
        }
    }

    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error thrown) {
            result.completeExceptionally(thrown);
        }
    }

    private static Throwable unwrapped(@Nullable Throwable thrown) {
        Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
        return cause != null ? cause : new IllegalStateException("an attempt completed with null");
    }
}
