package dev.nightshift.domain.popularity;

import static java.util.Objects.requireNonNull;

import dev.nightshift.domain.tracking.IssueId;
import java.time.Instant;

/** An issue with its score, in views plus comments. */
public record RankedIssue(IssueId issue, Instant createdAt, long score) {

    /** @throws IllegalArgumentException if the score is negative */
    public RankedIssue {
        requireNonNull(issue, "issue");
        requireNonNull(createdAt, "createdAt");
        if (score < 0) {
            throw new IllegalArgumentException("score must be >= 0, was " + score);
        }
    }
}
