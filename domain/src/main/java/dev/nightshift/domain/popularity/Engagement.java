package dev.nightshift.domain.popularity;

import static java.util.Objects.requireNonNull;

import dev.nightshift.domain.tracking.IssueId;
import java.time.Instant;
import java.util.List;

/**
 * Everything that tells how popular an issue is.
 *
 * @param timelessViews views that were imported and have no time, at least 0
 * @param views views with the instant at which they were counted
 * @param comments when each comment was written
 */
public record Engagement(
        IssueId issue, Instant createdAt, long timelessViews, List<ViewCount> views, List<Instant> comments) {

    /** @throws IllegalArgumentException if {@code timelessViews < 0} */
    public Engagement {
        requireNonNull(issue, "issue");
        requireNonNull(createdAt, "createdAt");
        if (timelessViews < 0) {
            throw new IllegalArgumentException("timeless views must be >= 0, were " + timelessViews);
        }
        views = List.copyOf(views);
        comments = List.copyOf(comments);
    }

    /** Views counted together at one instant. */
    public record ViewCount(Instant at, long count) {}
}
