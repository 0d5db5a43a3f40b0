package dev.nightshift.domain.keywords;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The search service did not say how many documents there are. */
public final class DocumentSearchUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Extent extent;
    private final @Nullable Duration retryAfter;

    /** @param message the reason, without anything secret */
    public DocumentSearchUnavailable(String message, Extent extent, @Nullable Throwable cause) {
        this(message, extent, null, cause);
    }

    /**
     * @param message the reason, without anything secret
     * @param retryAfter how long the service asks to be left alone; null when it does not say
     * @throws IllegalArgumentException if {@code retryAfter} is negative
     */
    public DocumentSearchUnavailable(
            String message, Extent extent, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(message, cause);
        if (retryAfter != null && retryAfter.isNegative()) {
            throw new IllegalArgumentException("retryAfter must be >= 0, was " + retryAfter);
        }
        this.extent = extent;
        this.retryAfter = retryAfter;
    }

    public Extent extent() {
        return extent;
    }

    /** How long the service asks to be left alone; empty when it does not say. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** How far the failure reaches. */
    public enum Extent {
        /** The same call may succeed later. */
        THIS_CALL,
        /** The keyword is refused permanently; others may succeed. */
        THIS_KEYWORD,
        /** No call can succeed until somebody changes the settings. */
        ALL_CALLS
    }
}
