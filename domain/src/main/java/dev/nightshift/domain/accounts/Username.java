package dev.nightshift.domain.accounts;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name a user logs in with: 1 to 64 of the characters {@code A-Z a-z 0-9 . _ -}.
 *
 * Names that differ in the case of letters only are the same name, equal to each other; each is shown as it was written.
 */
public record Username(String value) {

    public static final int MAX_LENGTH = 64;

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** @throws IllegalArgumentException if the name is empty, longer than 64, or holds another character */
    public Username {
        requireNonNull(value, "value");
        if (!isOne(value)) {
            throw new IllegalArgumentException("username must be 1..%d of letters, digits, '.', '_' and '-', was '%s'"
                    .formatted(MAX_LENGTH, value));
        }
    }

    /** The name that the text is; empty when it cannot be one. */
    public static Optional<Username> parse(String text) {
        return isOne(text) ? Optional.of(new Username(text)) : Optional.empty();
    }

    /** What two names have in common when they are the same. */
    public String folded() {
        return value.toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Username that && folded().equals(that.folded());
    }

    @Override
    public int hashCode() {
        return folded().hashCode();
    }

    @Override
    public String toString() {
        return value;
    }

    private static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }
}
