package dev.nightshift.domain.retry;

import java.time.Duration;
import java.util.Optional;

/** Something that can be attempted again. */
@FunctionalInterface
public interface Call<T> {

    /**
     * Attempts it once. What it throws is no failure to be retried: it ends the call and goes to the caller.
     *
     * @param number of the attempt; the first is 1
     * @param timeout how long it may take, which the call itself sees to; empty for any time
     */
    AttemptResult<T> attempt(int number, Optional<Duration> timeout);
}
