package dev.nightshift.domain.tracking;

import static java.util.Objects.requireNonNull;

import dev.nightshift.domain.PlainText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something said about an issue.
 *
 * @param id positive, growing with the order in which comments were stored
 * @param author who said it; null where imported data does not tell
 */
public record Comment(long id, IssueId issue, @Nullable String author, String body, Instant createdAt) {

    /** @throws IllegalArgumentException if {@code id < 1}, or author or body is not {@link PlainText} */
    public Comment {
        requireNonNull(issue, "issue");
        PlainText.requireIfThere(author, "author");
        PlainText.require(body, "body");
        requireNonNull(createdAt, "createdAt");
        if (id < 1) {
            throw new IllegalArgumentException("comment id must be >= 1, was " + id);
        }
    }

    /** A place in the order of an issue's comments: oldest first, then by id. */
    public record Position(Instant createdAt, long id) {}

    public Position position() {
        return new Position(createdAt, id);
    }
}
