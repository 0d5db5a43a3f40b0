package dev.nightshift.domain.retry;

/** What the end of a call means for calling again. */
public enum Verdict {
    /** It is what was asked for. */
    SUCCESS,

    /** The same call would end in the same way. */
    PERMANENT,

    /** Transient; nobody knows whether the call was carried out. */
    TRANSIENT,

    /** Transient, and nothing was carried out. */
    UNDONE,

    /** Nobody waits for the answer any more. */
    CANCELLED;

    /** Whether another call may end better. */
    public boolean mayPass() {
        return this == TRANSIENT || this == UNDONE;
    }
}
