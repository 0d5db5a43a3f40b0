package dev.nightshift.domain.tracking;

import dev.nightshift.domain.PlainText;
import dev.nightshift.domain.VisibleText;

/** The name people call an issue by, such as {@code TIMOB-42}: unique, 1 to 100 characters, no white space. */
public record IssueKey(String value) {

    public static final int MAX_LENGTH = 100;

    /** @throws IllegalArgumentException if the key is empty, longer than 100 characters, or holds white space */
    public IssueKey {
        PlainText.require(value, "issue key");
        if (VisibleText.isBlank(value)
                || value.length() > MAX_LENGTH
                || value.chars().anyMatch(IssueKey::isBlank)) {
            throw new IllegalArgumentException(
                    "issue key must be 1..%d characters without white space, was '%s'".formatted(MAX_LENGTH, value));
        }
    }

    /** The key of an issue that was not imported: {@code ISSUE-<id>}. */
    public static IssueKey of(IssueId id) {
        return new IssueKey("ISSUE-" + id.value());
    }

    private static boolean isBlank(int character) {
        return Character.isWhitespace(character) || Character.isISOControl(character);
    }
}
