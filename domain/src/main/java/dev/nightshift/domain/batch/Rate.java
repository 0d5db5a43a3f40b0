package dev.nightshift.domain.batch;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * At most so many starts in any span of that length, over all nodes.
 *
 * @param starts 1 to 1,000,000
 * @param per above zero, at most a day
 */
public record Rate(int starts, Duration per) {

    /** @throws IllegalArgumentException if a value is outside of its range */
    public Rate {
        requireNonNull(per, "per");
        if (starts < 1 || starts > 1_000_000) {
            throw new IllegalArgumentException("starts must be in 1..1000000, were " + starts);
        }
        if (per.isNegative() || per.isZero() || per.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("the span of a rate must be above zero and at most a day, was " + per);
        }
    }

    /** The time between two starts when they come evenly, which is how they are let through. */
    public Duration interval() {
        return per.dividedBy(starts);
    }
}
