package dev.nightshift.bootstrap.configuration;

/** A command that could not do its work; the message is a sentence for who runs it. */
public final class Failed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Failed(String message) {
        super(message);
    }

    public Failed(String message, Throwable cause) {
        super(message, cause);
    }
}
