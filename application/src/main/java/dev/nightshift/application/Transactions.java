package dev.nightshift.application;

import java.util.Optional;
import java.util.function.Supplier;

/** Makes several writes one: all of them happen, or none. */
public interface Transactions {

    /**
     * Runs the work in the current transaction, or in a new one that commits when the work returns and rolls back when it
     * throws.
     */
    <T> T inOne(Supplier<T> work);

    /** Runs the action once the current transaction has committed; at once when there is none. */
    void afterCommit(Runnable action);

    /** Like {@link #inOne(Supplier)}, for work without an answer. */
    default void inOne(Runnable work) {
        inOne(() -> {
            work.run();
            return true;
        });
    }

    /**
     * Whether a failure comes of the loss of the store, whatever hides that; to be asked where the failure is caught, also
     * within the transaction in which it was thrown.
     */
    default boolean isLoss(Throwable failure) {
        return StorageUnavailable.in(failure).isPresent();
    }

    /** What a failure of the store, or of another of its kind, says to users; empty for all other failures. */
    default Optional<String> sentenceOf(Throwable failure) {
        return Optional.empty();
    }
}
