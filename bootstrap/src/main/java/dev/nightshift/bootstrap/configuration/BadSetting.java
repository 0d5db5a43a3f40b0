package dev.nightshift.bootstrap.configuration;

/** A setting, flag or argument that cannot be used; the message says which and why. */
public final class BadSetting extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BadSetting(String message) {
        super(message);
    }

    public BadSetting(String message, Throwable cause) {
        super(message, cause);
    }
}
