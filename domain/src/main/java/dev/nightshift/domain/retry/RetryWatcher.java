package dev.nightshift.domain.retry;

import java.time.Duration;

/** Who is told what a {@link Retrier} does, for logs and meters. What it throws goes to the caller. */
public interface RetryWatcher {

    /**
     * An attempt has ended.
     *
     * @param number of the attempt; the first is 1
     * @param took from its begin to its end
     */
    default void attempted(int number, Duration took, AttemptResult<?> how) {}

    /**
     * There will be another attempt.
     *
     * @param number of the attempt that failed
     */
    default void waiting(int number, Decision.Retry decision) {}

    /**
     * No attempt follows; told once for each call, unless it threw.
     *
     * @param took from the begin of the first attempt to now, all waits included
     */
    default void ended(Outcome<?> how, Duration took) {}
}
