package dev.nightshift.domain.popularity;

import static java.util.Objects.requireNonNull;

import dev.nightshift.domain.tracking.TrackedIssue;
import java.time.Instant;
import java.util.List;

/**
 * The most popular issues, with what a reader wants to see of them.
 *
 * @param computedAt as of when
 * @param degraded whether it is older than it should be, because computing a new one failed
 */
public record PopularList(List<Entry> entries, Instant computedAt, boolean degraded) {

    public PopularList {
        entries = List.copyOf(entries);
        requireNonNull(computedAt, "computedAt");
    }

    public static PopularList of(List<Entry> entries, Instant computedAt) {
        return new PopularList(entries, computedAt, false);
    }

    public PopularList asDegraded() {
        return new PopularList(entries, computedAt, true);
    }

    /** One place of the list. */
    public record Entry(TrackedIssue issue, long score) {}
}
