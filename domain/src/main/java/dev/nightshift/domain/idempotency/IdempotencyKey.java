package dev.nightshift.domain.idempotency;

import static java.util.Objects.requireNonNull;

/**
 * What a client calls one intended effect, whatever number of requests it takes.
 *
 * @param caller whose key it is: two callers may use the same text
 * @param value 1 to 255 printable ASCII characters
 */
public record IdempotencyKey(String caller, String value) {

    public static final int MAX_LENGTH = 255;

    /** @throws IllegalArgumentException if the value is empty, longer than 255, or holds another character */
    public IdempotencyKey {
        requireNonNull(caller, "caller");
        if (!isOne(value)) {
            throw new IllegalArgumentException(
                    "idempotency key must be 1..%d printable characters, had %d".formatted(MAX_LENGTH, value.length()));
        }
    }

    /** Whether the text can be the value of a key. */
    public static boolean isOne(String text) {
        return !text.isEmpty()
                && text.length() <= MAX_LENGTH
                && text.chars().allMatch(character -> character >= ' ' && character <= '~');
    }
}
