package dev.nightshift.domain.retry;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How long to wait after each failure in a row: {@code first × factor^(failures − 1)}, and never longer than the cap.
 *
 * @param first the wait after the first failure, not negative
 * @param factor what each further wait is multiplied by, 1 to 100; 1 makes all waits equal
 * @param cap the longest wait, not below {@code first}, at most 365 days
 */
public record Backoff(Duration first, double factor, Duration cap) {

    private static final Duration LONGEST = Duration.ofDays(365);

    /** @throws IllegalArgumentException if a value is outside of its range, or the factor is not a number */
    public Backoff {
        requireNonNull(first, "first");
        requireNonNull(cap, "cap");
        if (first.isNegative() || cap.compareTo(first) < 0 || cap.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "backoff must have 0 <= first <= cap <= 365 days, were %s and %s".formatted(first, cap));
        }
        if (!(factor >= 1 && factor <= 100)) {
            throw new IllegalArgumentException("factor must be in 1..100, was " + factor);
        }
    }

    /**
     * The same wait after every failure.
     *
     * @throws IllegalArgumentException if the wait is negative or longer than 365 days
     */
    public static Backoff fixed(Duration wait) {
        return new Backoff(wait, 1, wait);
    }

    /**
     * Waits that double, up to the cap.
     *
     * @throws IllegalArgumentException unless {@code 0 <= first <= cap <= 365 days}
     */
    public static Backoff doubling(Duration first, Duration cap) {
        return new Backoff(first, 2, cap);
    }

    /**
     * The wait after that many failures in a row, to the nanosecond up to a hundred days and to four of them above.
     *
     * @throws IllegalArgumentException if {@code failures < 1}
     */
    public Duration after(int failures) {
        if (failures < 1) {
            throw new IllegalArgumentException("failures must be >= 1, were " + failures);
        }
        if (failures == 1 || factor == 1) {
            return first;
        }
        double nanos = first.toNanos() * Math.pow(factor, failures - 1.0);
        return nanos >= cap.toNanos() ? cap : Duration.ofNanos(Math.round(nanos));
    }
}
