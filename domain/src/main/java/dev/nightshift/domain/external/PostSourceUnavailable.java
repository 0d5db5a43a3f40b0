package dev.nightshift.domain.external;

/** The source of posts did not answer as it should; it may later. */
public final class PostSourceUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message the reason, without anything secret */
    public PostSourceUnavailable(String message, Throwable cause) {
        super(message, cause);
    }

    /** @param message the reason, without anything secret */
    public PostSourceUnavailable(String message) {
        super(message);
    }
}
