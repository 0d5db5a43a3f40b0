package dev.nightshift.domain.retry;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How chance spreads the waits of many callers that failed together. All waits are exact to the nanosecond.
 *
 * @see <a href="https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/">Brooker, Exponential backoff
 *     and jitter (2015)</a>
 */
public enum Jitter {
    /** The wait as the backoff gives it. */
    NONE {
        @Override
        long nanos(Backoff backoff, int failures, long previous, RandomGenerator random) {
            return backoff.after(failures).toNanos();
        }
    },

    /** Any wait from zero to what the backoff gives, all equally likely. */
    FULL {
        @Override
        long nanos(Backoff backoff, int failures, long previous, RandomGenerator random) {
            return random.nextLong(backoff.after(failures).toNanos() + 1);
        }
    },

    /** Half of what the backoff gives, and any part of the other half. */
    EQUAL {
        @Override
        long nanos(Backoff backoff, int failures, long previous, RandomGenerator random) {
            long whole = backoff.after(failures).toNanos();
            long half = whole / 2;
            return whole - half + random.nextLong(half + 1);
        }
    },

    /**
     * Any wait from the first of the backoff to three times the previous one, cut at the cap: it grows by chance, and
     * callers that once waited for equally long drift apart. The factor of the backoff and the number of failures do not
     * matter.
     */
    DECORRELATED {
        @Override
        long nanos(Backoff backoff, int failures, long previous, RandomGenerator random) {
            long first = backoff.first().toNanos();
            long cap = backoff.cap().toNanos();
            long from = Math.min(Math.max(previous, first), cap);
            return Math.min(cap, first + random.nextLong(3 * from - first + 1));
        }
    };

    abstract long nanos(Backoff backoff, int failures, long previous, RandomGenerator random);

    /**
     * The wait after so many failures in a row; at most the backoff's cap.
     *
     * @param failures at least 1
     * @param previous what this function gave after the failure before, zero after the first; only
     *     {@link #DECORRELATED} looks at it
     * @param random where chance comes from; {@link #NONE} does not ask it
     * @throws IllegalArgumentException if {@code failures < 1} or {@code previous} is negative
     */
    public Duration delay(Backoff backoff, int failures, Duration previous, RandomGenerator random) {
        requireNonNull(random, "random");
        if (failures < 1 || previous.isNegative()) {
            throw new IllegalArgumentException(
                    "must be failures >= 1 and previous wait >= 0, were %d and %s".formatted(failures, previous));
        }
        Duration known = previous.compareTo(backoff.cap()) > 0 ? backoff.cap() : previous;
        return Duration.ofNanos(nanos(backoff, failures, known.toNanos(), random));
    }
}
