package dev.nightshift.domain.retry;

import java.time.Duration;

/** How a thread waits between two attempts. */
@FunctionalInterface
public interface Pause {

    /**
     * Returns when that time has passed, not before.
     *
     * @param time not negative
     * @throws InterruptedException if the thread is interrupted; the call is cancelled then
     */
    void take(Duration time) throws InterruptedException;
}
