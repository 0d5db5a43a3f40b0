package dev.nightshift.domain.accounts;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/** The SHA-256 of a refresh token, as 64 lower-case hexadecimal digits. */
public record TokenHash(String value) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    /** @throws IllegalArgumentException if the text is not 64 lower-case hexadecimal digits */
    public TokenHash {
        requireNonNull(value, "value");
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("token hash must be 64 hexadecimal digits, was '%s'".formatted(value));
        }
    }
}
