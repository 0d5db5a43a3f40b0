package dev.nightshift.domain.popularity;

import dev.nightshift.domain.tracking.InMemoryTracker;
import dev.nightshift.domain.tracking.Tracker;

class InMemoryPopularityScoresTest extends PopularityScoresContract {

    private final InMemoryTracker tracker = new InMemoryTracker();
    private final PopularityScores scores = new InMemoryPopularityScores(tracker);

    @Override
    protected Tracker tracker() {
        return tracker;
    }

    @Override
    protected PopularityScores scores() {
        return scores;
    }
}
