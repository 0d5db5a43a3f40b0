package dev.nightshift.domain.batch;

import static java.util.Objects.requireNonNull;

/**
 * A rule that given values break.
 *
 * @param pointer where, as a JSON pointer (RFC 6901) into the parameters, such as {@code /dateRange/startDate}
 * @param message what is wrong, as a sentence without the name of the value
 */
public record Violation(String pointer, String message) {

    public Violation {
        requireNonNull(pointer, "pointer");
        requireNonNull(message, "message");
    }
}
