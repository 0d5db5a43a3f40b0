package dev.nightshift.adapters.web.security;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;

/** What access tokens are signed with: whoever knows it can be anybody. At least 32 bytes of UTF-8. */
public record JwtSecret(String value) {

    public static final int MIN_BYTES = 32;

    /** @throws IllegalArgumentException if the secret has fewer than 32 bytes */
    public JwtSecret {
        requireNonNull(value, "value");
        int bytes = value.getBytes(StandardCharsets.UTF_8).length;
        if (bytes < MIN_BYTES) {
            throw new IllegalArgumentException(
                    "JWT_SECRET must have at least %d bytes, had %d".formatted(MIN_BYTES, bytes));
        }
    }

    @Override
    public String toString() {
        return "JwtSecret[…]";
    }
}
