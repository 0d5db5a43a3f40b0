package dev.nightshift.application;

/** The store cannot be reached right now; the same call may succeed later. */
public final class StorageUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StorageUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
