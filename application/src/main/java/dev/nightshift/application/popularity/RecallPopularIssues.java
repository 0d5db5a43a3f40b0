package dev.nightshift.application.popularity;

import dev.nightshift.domain.popularity.PopularCache;
import dev.nightshift.domain.popularity.PopularList;
import dev.nightshift.domain.popularity.PopularityRule;
import java.util.Optional;

/** Tells the popular issues without waiting for anything, when they are at hand. */
public final class RecallPopularIssues {

    private final PopularCache cache;

    public RecallPopularIssues(PopularCache cache) {
        this.cache = cache;
    }

    /** The fresh list; empty when {@link RankPopularIssues} has to be asked. Never blocks. */
    public Optional<PopularList> recall(PopularityRule rule) {
        return cache.fresh(rule);
    }
}
