package dev.nightshift.domain.retry;

/** Why a call is not made again. */
public enum GiveUpReason {
    /** The verdict is {@link Verdict#SUCCESS}: there is nothing to mend. */
    NOT_FAILED,

    /** The same call would end in the same way. */
    PERMANENT,

    /** The caller has gone. */
    CANCELLED,

    /** It is not idempotent, and may have been carried out. */
    MAY_BE_DONE,

    /** All attempts have been made. */
    ATTEMPTS_SPENT,

    /** The next attempt could not begin before the deadline. */
    DEADLINE,

    /** The other side asks for a longer wait than the policy or its deadline has room for. */
    RETRY_AFTER_TOO_LONG,

    /** The callers together have retried too much. */
    BUDGET_SPENT,

    /** The circuit breaker lets no call through. */
    CIRCUIT_OPEN
}
