package dev.nightshift.domain.tracking;

import static java.util.Objects.requireNonNull;

import dev.nightshift.domain.PlainText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A comment as a dump of another tracker holds it. */
public record DumpedComment(IssueKey issue, @Nullable String author, String body, Instant createdAt) {

    /** @throws IllegalArgumentException if author or body is not {@link PlainText} */
    public DumpedComment {
        requireNonNull(issue, "issue");
        DumpedName.requireIfThere(author, "author");
        PlainText.require(body, "body");
        requireNonNull(createdAt, "createdAt");
    }
}
