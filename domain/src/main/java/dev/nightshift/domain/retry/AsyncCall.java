package dev.nightshift.domain.retry;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Something that can be attempted again, and holds no thread meanwhile. */
@FunctionalInterface
public interface AsyncCall<T> {

    /**
     * Attempts it once, without waiting for its end. What it throws, or completes exceptionally with, is no failure to be
     * retried: it ends the call and goes to the caller.
     *
     * @param number of the attempt; the first is 1
     * @param timeout how long it may take; when that has passed the stage is cancelled and counts as
     *     {@link Fault#READ_TIMEOUT}, whatever it does; empty for any time
     * @return a stage that supports {@link CompletionStage#toCompletableFuture()}
     */
    CompletionStage<AttemptResult<T>> attempt(int number, Optional<Duration> timeout);
}
