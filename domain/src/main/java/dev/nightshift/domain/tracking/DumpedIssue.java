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

    /** More views than any issue has; sums of so many stay far from where numbers end. */
    public static final long MOST_VIEWS = 1_000_000_000_000L;

    /** @throws IllegalArgumentException if {@code views} is not in 0..{@value #MOST_VIEWS}, or a name is not {@link PlainText} */
    public DumpedIssue {
        requireNonNull(key, "key");
        requireNonNull(text, "text");
        requireNonNull(status, "status");
        PlainText.requireIfThere(reporter, "reporter");
        PlainText.requireIfThere(assignee, "assignee");
        requireNonNull(createdAt, "createdAt");
        requireNonNull(updatedAt, "updatedAt");
        if (views < 0 || views > MOST_VIEWS) {
            throw new IllegalArgumentException("view_count must be in 0..%d, was %d".formatted(MOST_VIEWS, views));
        }
    }
}
