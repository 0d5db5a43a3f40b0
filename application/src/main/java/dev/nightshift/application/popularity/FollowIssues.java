package dev.nightshift.application.popularity;

import static java.util.stream.Collectors.toMap;

import dev.nightshift.application.Transactions;
import dev.nightshift.domain.popularity.PopularCache;
import dev.nightshift.domain.popularity.PopularRevision;
import dev.nightshift.domain.popularity.PopularityRule;
import dev.nightshift.domain.popularity.PopularityScores;
import dev.nightshift.domain.tracking.Issue;
import dev.nightshift.domain.tracking.IssueEvent;
import dev.nightshift.domain.tracking.IssueId;
import java.time.InstantSource;
import java.util.Map;

/** Lets the scores follow what happens to issues. */
public final class FollowIssues {

    private final Transactions transactions;
    private final PopularityScores scores;
    private final PopularCache cache;
    private final PopularRevision revision;
    private final InstantSource clock;

    public FollowIssues(
            Transactions transactions,
            PopularityScores scores,
            PopularCache cache,
            PopularRevision revision,
            InstantSource clock) {
        this.transactions = transactions;
        this.scores = scores;
        this.cache = cache;
        this.revision = revision;
        this.clock = clock;
    }

    /** Belongs into the transaction of the event. */
    public void follow(IssueEvent event) {
        if (event instanceof IssueEvent.Reported reported) {
            Issue issue = reported.issue();
            scores.begin(issue.id(), issue.createdAt());
        } else if (event instanceof IssueEvent.Commented commented) {
            scores.remember(Map.of(commented.issue(), PopularityRule.COMMENT_WEIGHT), commented.at());
        } else if (event instanceof IssueEvent.Viewed viewed) {
            scores.remember(weightsOf(viewed.counts()), viewed.at());
        } else if (event instanceof IssueEvent.Deleted) {
            evict();
        } else if (event instanceof IssueEvent.Imported) {
            scores.rebuild(clock.instant());
            evict();
        }
    }

    private static Map<IssueId, Long> weightsOf(Map<IssueId, Long> views) {
        return views.entrySet().stream()
                .collect(toMap(Map.Entry::getKey, seen -> PopularityRule.VIEW_WEIGHT * seen.getValue()));
    }

    /** Here at once, elsewhere as soon as {@link EvictPopularIssues} looks. */
    private void evict() {
        revision.advance();
        transactions.afterCommit(cache::evict);
    }
}
