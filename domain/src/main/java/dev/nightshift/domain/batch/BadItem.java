package dev.nightshift.domain.batch;

import org.jspecify.annotations.Nullable;

/** An item that will never be handled, however often it is tried: it is set aside, the others go on. */
public final class BadItem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BadItem(String message) {
        super(message);
    }

    public BadItem(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
