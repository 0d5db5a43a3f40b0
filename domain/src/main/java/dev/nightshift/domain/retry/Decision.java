package dev.nightshift.domain.retry;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/** What follows a failed attempt. */
public sealed interface Decision {

    /**
     * The call is made again.
     *
     * @param delay how long is waited before; never shorter than the other side asked for
     * @param backoff what the backoff and its jitter gave, which the next decision wants to know; at most {@code delay}
     */
    record Retry(Duration delay, Duration backoff) implements Decision {

        /** @throws IllegalArgumentException unless {@code 0 <= backoff <= delay} */
        public Retry {
            requireNonNull(delay, "delay");
            if (backoff.isNegative() || delay.compareTo(backoff) < 0) {
                throw new IllegalArgumentException(
                        "must be 0 <= backoff <= delay, were %s and %s".formatted(backoff, delay));
            }
        }
    }

    /** The call is not made again. */
    record GiveUp(GiveUpReason reason) implements Decision {

        public GiveUp {
            requireNonNull(reason, "reason");
        }
    }
}
