package dev.nightshift.domain.retry;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Whether a failed call is made again, and when.
 *
 * @param maxAttempts how many calls are made at most, the first included; 1 to 1,000
 * @param deadline before which every attempt must begin, counted from the begin of the first, with the time of the calls
 *     themselves; above zero; empty for none
 * @param attemptTimeout how long one attempt may take, above zero; empty for any time
 * @param longestRetryAfter the longest wait the other side may ask for; asked for more, the policy gives up rather than
 *     come early; 0 to 365 days
 * @param idempotence of the calls
 * @param classification what the failures mean
 */
public record RetryPolicy(
        int maxAttempts,
        Backoff backoff,
        Jitter jitter,
        Optional<Duration> deadline,
        Optional<Duration> attemptTimeout,
        Duration longestRetryAfter,
        Idempotence idempotence,
        Classification classification) {

    private static final int MOST_ATTEMPTS = 1_000;
    private static final Duration LONGEST = Duration.ofDays(365);

    /** @throws IllegalArgumentException if a value is outside of its range */
    public RetryPolicy {
        requireNonNull(backoff, "backoff");
        requireNonNull(jitter, "jitter");
        requireNonNull(idempotence, "idempotence");
        requireNonNull(classification, "classification");
        if (maxAttempts < 1 || maxAttempts > MOST_ATTEMPTS) {
            throw new IllegalArgumentException(
                    "maxAttempts must be in 1..%d, was %d".formatted(MOST_ATTEMPTS, maxAttempts));
        }
        if (isUpToZero(deadline) || isUpToZero(attemptTimeout)) {
            throw new IllegalArgumentException(
                    "deadline and timeout must be > 0, were %s and %s".formatted(deadline, attemptTimeout));
        }
        if (longestRetryAfter.isNegative() || longestRetryAfter.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("longestRetryAfter must be in 0..365 days, was " + longestRetryAfter);
        }
    }

    /**
     * So many calls, the first included, with those waits between them: no jitter, no deadline, no timeout, Retry-After
     * up to a minute, idempotent calls, {@link Classification#STANDARD}.
     *
     * @throws IllegalArgumentException if {@code maxAttempts} is not in 1..1000
     */
    public static RetryPolicy of(int maxAttempts, Backoff backoff) {
        return new RetryPolicy(
                maxAttempts,
                backoff,
                Jitter.NONE,
                Optional.empty(),
                Optional.empty(),
                Duration.ofMinutes(1),
                Idempotence.IDEMPOTENT,
                Classification.STANDARD);
    }

    /** One call and no other. */
    public static RetryPolicy never() {
        return of(1, Backoff.fixed(Duration.ZERO));
    }

    /**
     * So many further calls after the first, with waits that double from the given one to at most an hour.
     *
     * @throws IllegalArgumentException if {@code retries} is not in 0..999, or the wait is negative or above an hour
     */
    public static RetryPolicy retrying(int retries, Duration firstWait) {
        if (retries < 0 || retries >= MOST_ATTEMPTS) {
            throw new IllegalArgumentException("retries must be in 0..999, were " + retries);
        }
        return of(retries + 1, Backoff.doubling(firstWait, Duration.ofHours(1)));
    }

    /** The same policy with other jitter. */
    public RetryPolicy with(Jitter other) {
        return new RetryPolicy(
                maxAttempts, backoff, other, deadline, attemptTimeout, longestRetryAfter, idempotence, classification);
    }

    /** The same policy with other verdicts. */
    public RetryPolicy with(Classification other) {
        return new RetryPolicy(
                maxAttempts, backoff, jitter, deadline, attemptTimeout, longestRetryAfter, idempotence, other);
    }

    /** The same policy for calls of that kind. */
    public RetryPolicy forCalls(Idempotence kind) {
        return new RetryPolicy(
                maxAttempts, backoff, jitter, deadline, attemptTimeout, longestRetryAfter, kind, classification);
    }

    /**
     * The same policy, ending that long after the first attempt began.
     *
     * @throws IllegalArgumentException if {@code time} is not above zero
     */
    public RetryPolicy within(Duration time) {
        return new RetryPolicy(
                maxAttempts,
                backoff,
                jitter,
                Optional.of(time),
                attemptTimeout,
                longestRetryAfter,
                idempotence,
                classification);
    }

    /**
     * The same policy with that time for each attempt.
     *
     * @throws IllegalArgumentException if {@code time} is not above zero
     */
    public RetryPolicy timingOutAfter(Duration time) {
        return new RetryPolicy(
                maxAttempts,
                backoff,
                jitter,
                deadline,
                Optional.of(time),
                longestRetryAfter,
                idempotence,
                classification);
    }

    /**
     * The same policy, waiting as long as the other side asks for, up to that time.
     *
     * @throws IllegalArgumentException if {@code longest} is negative or above 365 days
     */
    public RetryPolicy heedingRetryAfterUpTo(Duration longest) {
        return new RetryPolicy(
                maxAttempts, backoff, jitter, deadline, attemptTimeout, longest, idempotence, classification);
    }

    /**
     * What follows a failed attempt. Every combination has a decision, the first of these that applies: nothing follows
     * a success, a permanent failure, a cancelled call, or one that is not idempotent and may have been carried out; nor
     * the last attempt; else the wait is the longer of the backoff's and of what the other side asked for, and nothing
     * follows when that ask is above {@link #longestRetryAfter()} or the wait would not end before the deadline.
     *
     * @param random where the jitter comes from
     */
    public Decision decide(Attempt failed, Failure failure, RandomGenerator random) {
        Optional<GiveUpReason> hopeless = hopeless(failure);
        if (hopeless.isPresent()) {
            return new Decision.GiveUp(hopeless.get());
        }
        if (failed.number() >= maxAttempts) {
            return new Decision.GiveUp(GiveUpReason.ATTEMPTS_SPENT);
        }
        Duration own = jitter.delay(backoff, failed.number(), failed.previousBackoff(), random);
        return decide(failed.elapsed(), own, failure.retryAfter().orElse(Duration.ZERO));
    }

    /**
     * How long an attempt may take that begins now: the timeout or what is left of the deadline, whichever is shorter;
     * empty for any time, zero when the deadline has passed.
     *
     * @param elapsed since the first attempt began
     * @throws IllegalArgumentException if {@code elapsed} is negative
     */
    public Optional<Duration> timeoutAt(Duration elapsed) {
        requireNotNegative(elapsed);
        if (deadline.isEmpty()) {
            return attemptTimeout;
        }
        Duration left = longer(deadline.get().minus(elapsed), Duration.ZERO);
        return attemptTimeout.isPresent() && attemptTimeout.get().compareTo(left) < 0
                ? attemptTimeout
                : Optional.of(left);
    }

    /**
     * Whether no attempt may begin any more.
     *
     * @param elapsed since the first attempt began
     * @throws IllegalArgumentException if {@code elapsed} is negative
     */
    public boolean isOverAt(Duration elapsed) {
        requireNotNegative(elapsed);
        return deadline.isPresent() && elapsed.compareTo(deadline.get()) >= 0;
    }

    /**
     * How long to wait before the next call, for callers that know nothing but the number of failures; empty when there
     * is none. The deadline is not looked at, and {@link Jitter#DECORRELATED} takes the backoff's wait for the previous
     * one.
     *
     * @param failures how many calls in a row have failed, at least 1
     * @param random where the jitter comes from
     * @throws IllegalArgumentException if {@code failures < 1}
     */
    public Optional<Duration> waitAfter(int failures, RandomGenerator random) {
        Duration previous = failures > 1 ? backoff.after(failures - 1) : Duration.ZERO;
        Duration wait = jitter.delay(backoff, failures, previous, random);
        return failures < maxAttempts ? Optional.of(wait) : Optional.empty();
    }

    private Optional<GiveUpReason> hopeless(Failure failure) {
        return switch (classification.verdictOn(failure)) {
            case SUCCESS -> Optional.of(GiveUpReason.NOT_FAILED);
            case PERMANENT -> Optional.of(GiveUpReason.PERMANENT);
            case CANCELLED -> Optional.of(GiveUpReason.CANCELLED);
            case TRANSIENT ->
                idempotence == Idempotence.IDEMPOTENT ? Optional.empty() : Optional.of(GiveUpReason.MAY_BE_DONE);
            case UNDONE -> Optional.empty();
        };
    }

    private Decision decide(Duration elapsed, Duration own, Duration asked) {
        if (asked.compareTo(longestRetryAfter) > 0) {
            return new Decision.GiveUp(GiveUpReason.RETRY_AFTER_TOO_LONG);
        }
        Duration wait = longer(own, asked);
        if (deadline.isPresent() && wait.compareTo(deadline.get().minus(elapsed)) >= 0) {
            return new Decision.GiveUp(wait.equals(own) ? GiveUpReason.DEADLINE : GiveUpReason.RETRY_AFTER_TOO_LONG);
        }
        return new Decision.Retry(wait, own);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static boolean isUpToZero(Optional<Duration> time) {
        return time.isPresent() && (time.get().isNegative() || time.get().isZero());
    }

    private static void requireNotNegative(Duration elapsed) {
        if (elapsed.isNegative()) {
            throw new IllegalArgumentException("elapsed must be >= 0, was " + elapsed);
        }
    }
}
