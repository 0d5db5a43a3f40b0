package dev.nightshift.domain.idempotency;

import java.time.Duration;
import java.util.Optional;

/** The keys in use and the answers kept under them. */
public interface IdempotencyKeys {

    /**
     * Takes the key for the current transaction without waiting.
     *
     * @return false when another transaction has it
     */
    boolean hold(IdempotencyKey key);

    /** The answer kept under the key; empty when there is none or its time is over. */
    Optional<StoredAnswer> find(IdempotencyKey key);

    /**
     * Keeps the answer with the current transaction, in place of one whose time is over.
     *
     * @param time how long from now
     */
    void keep(IdempotencyKey key, StoredAnswer answer, Duration time);

    /**
     * Forgets answers whose time is over.
     *
     * @param limit at most that many, at least 1
     * @return how many
     */
    int purgeExpired(int limit);
}
