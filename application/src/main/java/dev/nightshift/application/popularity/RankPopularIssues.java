package dev.nightshift.application.popularity;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.nightshift.domain.popularity.PopularCache;
import dev.nightshift.domain.popularity.PopularList;
import dev.nightshift.domain.popularity.PopularityRule;
import dev.nightshift.domain.popularity.PopularityScores;
import dev.nightshift.domain.popularity.RankedIssue;
import dev.nightshift.domain.tracking.IssueId;
import dev.nightshift.domain.tracking.Issues;
import dev.nightshift.domain.tracking.TrackedIssue;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The ten most popular issues: now, from the cache, or as of any instant, computed. */
public final class RankPopularIssues {

    public static final int PLACES = 10;

    private final PopularityScores scores;
    private final Issues issues;
    private final PopularCache cache;
    private final InstantSource clock;

    public RankPopularIssues(PopularityScores scores, Issues issues, PopularCache cache, InstantSource clock) {
        this.scores = scores;
        this.issues = issues;
        this.cache = cache;
        this.clock = clock;
    }

    /** @param at as of when; empty for this moment */
    public PopularList rank(PopularityRule rule, Optional<Instant> at) {
        return at.map(instant -> listed(scores.topAt(rule, PLACES, instant), instant))
                .orElseGet(() -> cache.get(rule, () -> current(rule)));
    }

    private PopularList current(PopularityRule rule) {
        Instant now = clock.instant();
        return listed(scores.top(rule, PLACES, now), now);
    }

    private PopularList listed(List<RankedIssue> ranked, Instant at) {
        Map<IssueId, TrackedIssue> found = issues
                .find(ranked.stream().map(RankedIssue::issue).toList())
                .stream()
                .collect(toMap(tracked -> tracked.issue().id(), identity()));
        return PopularList.of(
                ranked.stream()
                        .flatMap(place -> Optional.ofNullable(found.get(place.issue())).stream()
                                .map(tracked -> new PopularList.Entry(tracked, place.score())))
                        .toList(),
                at);
    }
}
