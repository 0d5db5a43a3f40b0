package dev.nightshift.domain.retry;

import java.util.Optional;

/**
 * How many calls may be under way at once, so that one slow dependency does not take all there is.
 *
 * @param permits at least 1
 * @param taken 0 to {@code permits}
 */
public record Bulkhead(int permits, int taken) {

    /** @throws IllegalArgumentException if a value is outside of its range */
    public Bulkhead {
        if (permits < 1 || taken < 0 || taken > permits) {
            throw new IllegalArgumentException(
                    "must be permits >= 1 and taken in 0..permits, were %d and %d".formatted(permits, taken));
        }
    }

    /**
     * With nothing under way.
     *
     * @throws IllegalArgumentException if {@code permits < 1}
     */
    public static Bulkhead of(int permits) {
        return new Bulkhead(permits, 0);
    }

    /** With one more call under way; empty when it is full. */
    public Optional<Bulkhead> entered() {
        return taken == permits ? Optional.empty() : Optional.of(new Bulkhead(permits, taken + 1));
    }

    /**
     * With one call less.
     *
     * @throws IllegalStateException if none is under way
     */
    public Bulkhead left() {
        if (taken == 0) {
            throw new IllegalStateException("no call is under way that could end");
        }
        return new Bulkhead(permits, taken - 1);
    }
}
