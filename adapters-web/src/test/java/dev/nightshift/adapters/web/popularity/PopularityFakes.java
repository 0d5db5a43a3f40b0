package dev.nightshift.adapters.web.popularity;

import dev.nightshift.application.popularity.RankPopularIssues;
import dev.nightshift.application.popularity.RecallPopularIssues;
import dev.nightshift.domain.MovableClock;
import dev.nightshift.domain.popularity.InMemoryPopularityScores;
import dev.nightshift.domain.tracking.InMemoryTracker;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** The ranking of the tracker in memory. */
@Factory
final class PopularityFakes {

    @Singleton
    StoredPopularLists lists() {
        return new StoredPopularLists();
    }

    @Singleton
    InMemoryPopularityScores scores(InMemoryTracker tracker) {
        return new InMemoryPopularityScores(tracker);
    }

    @Singleton
    RankPopularIssues rankPopularIssues(
            InMemoryPopularityScores scores, InMemoryTracker tracker, StoredPopularLists lists, MovableClock clock) {
        return new RankPopularIssues(scores, tracker.issues(), lists, clock);
    }

    @Singleton
    RecallPopularIssues recallPopularIssues(StoredPopularLists lists) {
        return new RecallPopularIssues(lists);
    }
}
