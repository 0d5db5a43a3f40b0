package dev.nightshift.domain.tracking;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/** An issue as lists show it: with the attention it got. */
public record TrackedIssue(Issue issue, Attention attention) {

    public TrackedIssue {
        requireNonNull(issue, "issue");
        requireNonNull(attention, "attention");
    }

    /** A place in the order of issue lists: newest first, then by descending id. */
    public record Position(Instant createdAt, IssueId id) {}

    public Position position() {
        return new Position(issue.createdAt(), issue.id());
    }
}
