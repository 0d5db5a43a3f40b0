package dev.nightshift.domain.popularity;

import dev.nightshift.domain.tracking.IssueId;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Scores that follow what happens to issues in batches, and that can be read in order without reading events. Must equal
 * {@link PopularityRanking} after a roll-up.
 */
public interface PopularityScores {

    /** Starts to score a new issue. */
    void begin(IssueId issue, Instant createdAt);

    /** Remembers attention for the next roll-up, as an append. */
    void remember(Map<IssueId, Long> weights, Instant at);

    /**
     * Adds to the scores what was remembered and happened before {@code now}, and takes out of the activity what is older
     * than the window. False when another node is at it.
     */
    boolean rollUp(Instant now);

    /** Computes every score anew from what is kept of issues, views and comments, as of {@code now}. */
    void rebuild(Instant now);

    /** The first {@code limit} issues in the order of {@link PopularityRanking#ORDER}, as of the last roll-up. */
    List<RankedIssue> top(PopularityRule rule, int limit, Instant now);

    /** The first {@code limit} issues as of any instant, computed from events. */
    List<RankedIssue> topAt(PopularityRule rule, int limit, Instant at);
}
