package dev.nightshift.domain.accounts;

import static java.util.Objects.requireNonNull;

/** What is kept of a password: the text of a slow, salted hash with its parameters. */
public record PasswordHash(String value) {

    public static final int MAX_LENGTH = 500;

    /** @throws IllegalArgumentException if the text is empty or longer than 500 characters */
    public PasswordHash {
        requireNonNull(value, "value");
        if (value.isEmpty() || value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "password hash must be 1..%d characters, had %d".formatted(MAX_LENGTH, value.length()));
        }
    }

    @Override
    public String toString() {
        return "PasswordHash[…]";
    }
}
