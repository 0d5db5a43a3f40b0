package dev.nightshift.bootstrap.wiring;

import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.adapters.persistence.popularity.CaffeinePopularCache;
import dev.nightshift.adapters.persistence.popularity.PostgresPopularRevision;
import dev.nightshift.adapters.persistence.popularity.PostgresPopularityScores;
import dev.nightshift.adapters.scheduler.popularity.EvictionJob;
import dev.nightshift.adapters.scheduler.popularity.ScoresJob;
import dev.nightshift.application.popularity.EvictPopularIssues;
import dev.nightshift.application.popularity.FollowIssues;
import dev.nightshift.application.popularity.RankPopularIssues;
import dev.nightshift.application.popularity.RecallPopularIssues;
import dev.nightshift.application.popularity.RollUpScores;
import dev.nightshift.domain.popularity.Freshness;
import dev.nightshift.domain.popularity.PopularCache;
import dev.nightshift.domain.popularity.PopularRevision;
import dev.nightshift.domain.popularity.PopularityScores;
import dev.nightshift.domain.tracking.Issues;
import io.micronaut.cache.SyncCache;
import io.micronaut.context.annotation.Factory;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;

/** Popularity. */
@Factory
final class PopularityWiring {

    @Singleton
    PopularityScores popularityScores(Database database) {
        return new PostgresPopularityScores(database);
    }

    @Singleton
    PopularCache popularCache(
            @Named("popular-issues") SyncCache<?> kept,
            @Named(TaskExecutors.BLOCKING) ExecutorService refreshing,
            InstantSource clock) {
        return new CaffeinePopularCache(kept, Freshness.STANDARD, refreshing, clock);
    }

    @Singleton
    RankPopularIssues rankPopularIssues(
            PopularityScores scores, Issues issues, PopularCache cache, InstantSource clock) {
        return new RankPopularIssues(scores, issues, cache, clock);
    }

    @Singleton
    PopularRevision popularRevision(Database database) {
        return new PostgresPopularRevision(database);
    }

    @Singleton
    FollowIssues followIssues(
            Database database,
            PopularityScores scores,
            PopularCache cache,
            PopularRevision revision,
            InstantSource clock) {
        return new FollowIssues(database, scores, cache, revision, clock);
    }

    @Singleton
    EvictionJob evictionJob(PopularRevision revision, PopularCache cache) {
        return new EvictionJob(new EvictPopularIssues(revision, cache));
    }

    @Singleton
    RollUpScores rollUpScores(Database database, PopularityScores scores, InstantSource clock) {
        return new RollUpScores(database, scores, clock);
    }

    @Singleton
    ScoresJob scoresJob(RollUpScores rollUpScores) {
        return new ScoresJob(rollUpScores);
    }

    @Singleton
    RecallPopularIssues recallPopularIssues(PopularCache cache) {
        return new RecallPopularIssues(cache);
    }
}
