package dev.nightshift.domain.batch;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * An item that its source cannot read and has gone past: it is skipped like a bad item, the next call gives the one after
 * it. A source that may be able to read it later, or cannot go on behind it, throws something else.
 */
public final class UnreadableItem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String position;
    private final String payload;

    /**
     * @param position what to go on from behind the item, at most 1,000 characters
     * @param payload what is known of the item, such as its line; may be empty
     */
    public UnreadableItem(String position, String payload, String message) {
        this(position, payload, message, null);
    }

    /**
     * @param position what to go on from behind the item, at most 1,000 characters
     * @param payload what is known of the item, such as its line; may be empty
     */
    public UnreadableItem(String position, String payload, @Nullable Throwable cause) {
        this(position, payload, null, cause);
    }

    private UnreadableItem(String position, String payload, @Nullable String message, @Nullable Throwable cause) {
        super(message, cause);
        this.position = requireNonNull(position, "position");
        this.payload = requireNonNull(payload, "payload");
    }

    /** What to go on from behind the item. */
    public String position() {
        return position;
    }

    /** What is known of the item. */
    public String payload() {
        return payload;
    }
}
