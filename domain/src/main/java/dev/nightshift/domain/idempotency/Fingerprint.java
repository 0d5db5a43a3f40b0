package dev.nightshift.domain.idempotency;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/** Tells two requests apart: the SHA-256 of all that makes the request, as 64 lower-case hexadecimal digits. */
public record Fingerprint(String value) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    /** @throws IllegalArgumentException if the text is not 64 lower-case hexadecimal digits */
    public Fingerprint {
        requireNonNull(value, "value");
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("fingerprint must be 64 hexadecimal digits, was '%s'".formatted(value));
        }
    }
}
