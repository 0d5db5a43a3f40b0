package dev.nightshift.domain.retry;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * Turns that are never closer than an interval: no bursts, and nothing saved up in quiet times. It is the generic cell
 * rate algorithm with a tolerance of zero: a turn is due one interval after the one before, or now if that has passed.
 *
 * @param interval between two turns, a microsecond to a day
 * @param next when the next turn is due at the earliest, in nanoseconds
 * @see <a href="https://www.itu.int/rec/T-REC-I.371">ITU-T I.371, annex A</a>
 */
public record RateLimiter(Duration interval, long next) {

    /**
     * A turn that was given.
     *
     * @param delay how long until it, not negative
     * @param at when it is, in nanoseconds
     */
    public record Turn(RateLimiter after, Duration delay, long at) {}

    /** @throws IllegalArgumentException if the interval is outside of its range */
    public RateLimiter {
        requireNonNull(interval, "interval");
        if (interval.compareTo(Duration.ofNanos(1_000)) < 0 || interval.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("interval must be in 1 microsecond..1 day, was " + interval);
        }
    }

    /** The next turn, however far it is; who does not use it wastes it. */
    public Turn take(long now) {
        long wait = Math.max(0, next - now);
        long at = now + wait;
        return new Turn(new RateLimiter(interval, at + interval.toNanos()), Duration.ofNanos(wait), at);
    }
}
