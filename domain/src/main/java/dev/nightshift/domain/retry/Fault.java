package dev.nightshift.domain.retry;

/** Why a call has no answer, or none of use. */
public enum Fault {
    /** The name of the host is not known, or nobody could be asked. */
    NAME_NOT_RESOLVED(true),

    /** Nobody listens there, or no way leads there. */
    CONNECT_REFUSED(true),

    /** No connection within the time for it. */
    CONNECT_TIMEOUT(true),

    /** The handshake of TLS broke off. */
    TLS_HANDSHAKE(true),

    /** The other side could not prove to be who it should be. */
    TLS_CERTIFICATE(true),

    /** The answer, or its rest, did not come in time. */
    READ_TIMEOUT(false),

    /** The connection ended before the answer was whole. */
    CONNECTION_RESET(false),

    /** The answer is not what such an answer must be. */
    UNREADABLE_ANSWER(false),

    /** The answer is longer than is accepted. */
    ANSWER_TOO_LARGE(false),

    /** The caller wants no answer any more. */
    CANCELLED(false),

    /** None of the others: most likely a defect on this side. */
    OTHER(false);

    private final boolean beforeSending;

    Fault(boolean beforeSending) {
        this.beforeSending = beforeSending;
    }

    /** Whether it can only happen before anything of the request is sent. */
    public boolean isBeforeSending() {
        return beforeSending;
    }
}
