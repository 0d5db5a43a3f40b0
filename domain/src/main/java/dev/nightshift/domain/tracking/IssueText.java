package dev.nightshift.domain.tracking;

import dev.nightshift.domain.PlainText;

/** What an issue says: a title on one line and a description of any length, both possibly empty in imported data. */
public record IssueText(String title, String description) {

    public static final int MAX_TITLE_LENGTH = 500;

    /** @throws IllegalArgumentException if the title is longer than 500 characters, or one part is not {@link PlainText} */
    public IssueText {
        PlainText.require(title, "title");
        PlainText.require(description, "description");
        if (title.length() > MAX_TITLE_LENGTH) {
            throw new IllegalArgumentException(
                    "title must have <= %d characters, had %d".formatted(MAX_TITLE_LENGTH, title.length()));
        }
    }
}
