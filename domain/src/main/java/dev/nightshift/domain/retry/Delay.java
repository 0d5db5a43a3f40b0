package dev.nightshift.domain.retry;

import java.time.Duration;

/** How something is done later without a thread that waits for it. */
@FunctionalInterface
public interface Delay {

    /** Something that will be done. */
    @FunctionalInterface
    interface Planned {
        /** It need not be done any more; nothing happens when it has been. */
        void cancel();
    }

    /**
     * Does it when that time has passed, not before, on a thread that may be kept for as long as an attempt needs to
     * begin.
     *
     * @param time not negative
     */
    Planned after(Duration time, Runnable task);
}
