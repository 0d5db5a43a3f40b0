package dev.nightshift.domain.retry;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/** How one attempt ended. */
public sealed interface AttemptResult<T> {

    /** It brought what was asked for. */
    record Done<T>(T value) implements AttemptResult<T> {

        public Done {
            requireNonNull(value, "value");
        }
    }

    /**
     * It did not.
     *
     * @param cause what was thrown, for the log
     */
    record Failed<T>(Failure failure, Optional<Throwable> cause) implements AttemptResult<T> {

        public Failed {
            requireNonNull(failure, "failure");
            requireNonNull(cause, "cause");
        }
    }

    static <T> AttemptResult<T> done(T value) {
        return new Done<>(value);
    }

    static <T> AttemptResult<T> failed(Failure failure) {
        return new Failed<>(failure, Optional.empty());
    }

    static <T> AttemptResult<T> failed(Failure failure, Throwable cause) {
        return new Failed<>(failure, Optional.of(cause));
    }

    /** What was thrown, as {@link Faults#STANDARD} understands it. */
    static <T> AttemptResult<T> failed(Throwable cause) {
        return failed(Failure.of(Faults.STANDARD.of(cause)), cause);
    }
}
