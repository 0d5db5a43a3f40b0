package dev.nightshift.domain.tracking;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A comment as a dump of another tracker holds it. */
public record DumpedComment(IssueKey issue, @Nullable String author, String body, Instant createdAt) {

    public DumpedComment {
        requireNonNull(issue, "issue");
        requireNonNull(body, "body");
        requireNonNull(createdAt, "createdAt");
    }
}
