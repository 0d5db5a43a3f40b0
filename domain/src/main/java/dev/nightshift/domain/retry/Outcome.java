package dev.nightshift.domain.retry;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/** How a call ended, after all its attempts. */
public sealed interface Outcome<T> {

    /** How many attempts were made; zero when a circuit breaker let not even the first through. */
    int attempts();

    /** An attempt brought what was asked for. */
    record Succeeded<T>(T value, int attempts) implements Outcome<T> {

        public Succeeded {
            requireNonNull(value, "value");
        }
    }

    /**
     * No attempt did, and none follows.
     *
     * @param last how the last attempt ended; empty when none was made
     */
    record GaveUp<T>(GiveUpReason reason, int attempts, Optional<AttemptResult.Failed<T>> last) implements Outcome<T> {

        public GaveUp {
            requireNonNull(reason, "reason");
            requireNonNull(last, "last");
        }
    }

    /** What was asked for; empty when it was given up. */
    default Optional<T> toOptional() {
        return this instanceof Succeeded<T> succeeded ? Optional.of(succeeded.value) : Optional.empty();
    }
}
