package dev.nightshift.domain.retry;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * Where a call stands when one of its attempts has failed.
 *
 * @param number which attempt it was; the first is 1
 * @param elapsed how much time has passed since the first attempt began
 * @param previousBackoff {@link Decision.Retry#backoff()} of the decision before, zero after the first attempt
 */
public record Attempt(int number, Duration elapsed, Duration previousBackoff) {

    /** @throws IllegalArgumentException if {@code number < 1} or a duration is negative */
    public Attempt {
        requireNonNull(elapsed, "elapsed");
        requireNonNull(previousBackoff, "previousBackoff");
        if (number < 1 || elapsed.isNegative() || previousBackoff.isNegative()) {
            throw new IllegalArgumentException("must be number >= 1 and durations >= 0, were %d, %s and %s"
                    .formatted(number, elapsed, previousBackoff));
        }
    }

    /**
     * The first attempt, which took that long.
     *
     * @throws IllegalArgumentException if {@code elapsed} is negative
     */
    public static Attempt first(Duration elapsed) {
        return new Attempt(1, elapsed, Duration.ZERO);
    }

    /**
     * The attempt that followed this one.
     *
     * @param elapsed how much time has passed since the first attempt began, all waits included
     * @param decision what was decided after this one
     * @throws IllegalArgumentException if {@code elapsed} is negative
     * @throws ArithmeticException if this is attempt 2,147,483,647
     */
    public Attempt next(Duration elapsed, Decision.Retry decision) {
        return new Attempt(Math.incrementExact(number), elapsed, decision.backoff());
    }
}
