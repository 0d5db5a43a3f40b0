package dev.nightshift.domain.tracking;

import static java.util.Objects.requireNonNull;

import dev.nightshift.domain.PlainText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An issue as a dump of another tracker holds it; its views have no time. */
public record DumpedIssue(
        IssueKey key,
        IssueText text,
        IssueStatus status,
        @Nullable String reporter,
        @Nullable String assignee,
        Instant createdAt,
        Instant updatedAt,
        long views) {

    /** @throws IllegalArgumentException if {@code views < 0}, or a name is not {@link PlainText} */
    public DumpedIssue {
        requireNonNull(key, "key");
        requireNonNull(text, "text");
        requireNonNull(status, "status");
        PlainText.requireIfThere(reporter, "reporter");
        PlainText.requireIfThere(assignee, "assignee");
        requireNonNull(createdAt, "createdAt");
        requireNonNull(updatedAt, "updatedAt");
        if (views < 0) {
            throw new IllegalArgumentException("view_count must be >= 0, was " + views);
        }
    }
}
