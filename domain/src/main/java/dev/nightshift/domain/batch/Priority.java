package dev.nightshift.domain.batch;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/** Who goes first among the jobs that wait; the declaration order is the order of going. */
public enum Priority {
    HIGH,
    NORMAL,
    LOW;

    /**
     * How long a job of this priority lets jobs of HIGH go first that become due later. A job goes before every job
     * whose due time and aging delay come to a later instant, so that none waits forever.
     *
     * @param low the aging delay of LOW; NORMAL has a third of it, HIGH none
     */
    public Duration agingDelay(Duration low) {
        requireNonNull(low, "low");
        return switch (this) {
            case HIGH -> Duration.ZERO;
            case NORMAL -> low.dividedBy(3);
            case LOW -> low;
        };
    }
}
