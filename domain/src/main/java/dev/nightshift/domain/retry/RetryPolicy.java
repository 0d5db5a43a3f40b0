package dev.nightshift.domain.retry;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How often something is tried and how long is waited in between.
 *
 * @param maxAttempts how many calls are made at most, the first included; 1 to 1,000
 */
public record RetryPolicy(int maxAttempts, Backoff backoff, Jitter jitter) {

    private static final int MOST_ATTEMPTS = 1_000;

    /** @throws IllegalArgumentException if {@code maxAttempts} is not in 1..1000 */
    public RetryPolicy {
        requireNonNull(backoff, "backoff");
        requireNonNull(jitter, "jitter");
        if (maxAttempts < 1 || maxAttempts > MOST_ATTEMPTS) {
            throw new IllegalArgumentException(
                    "maxAttempts must be in 1..%d, was %d".formatted(MOST_ATTEMPTS, maxAttempts));
        }
    }

    /** One call and no other. */
    public static RetryPolicy never() {
        return new RetryPolicy(1, Backoff.fixed(Duration.ZERO), Jitter.NONE);
    }

    /**
     * So many further calls after the first, with waits that double from the given one to at most an hour.
     *
     * @throws IllegalArgumentException if {@code retries} is not in 0..999, or the wait is negative or above an hour
     */
    public static RetryPolicy retrying(int retries, Duration firstWait) {
        return new RetryPolicy(
                Math.addExact(retries, 1), Backoff.doubling(firstWait, Duration.ofHours(1)), Jitter.NONE);
    }

    /** The same policy with other jitter. */
    public RetryPolicy with(Jitter other) {
        return new RetryPolicy(maxAttempts, backoff, other);
    }

    /**
     * How long to wait before the next call; empty when there is none.
     *
     * @param failures how many calls in a row have failed, at least 1
     * @param random where the jitter comes from
     * @throws IllegalArgumentException if {@code failures < 1}
     */
    public Optional<Duration> waitAfter(int failures, RandomGenerator random) {
        Duration wait = backoff.after(failures);
        return failures < maxAttempts ? Optional.of(jitter.of(wait, random)) : Optional.empty();
    }
}
