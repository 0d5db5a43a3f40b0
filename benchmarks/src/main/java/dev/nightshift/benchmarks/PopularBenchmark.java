package dev.nightshift.benchmarks;

import dev.nightshift.application.popularity.RankPopularIssues;
import dev.nightshift.bootstrap.configuration.Session;
import dev.nightshift.domain.popularity.PopularCache;
import dev.nightshift.domain.popularity.PopularList;
import dev.nightshift.domain.popularity.PopularityRule;
import dev.nightshift.domain.popularity.PopularityScores;
import dev.nightshift.domain.tracking.Issues;
import java.sql.PreparedStatement;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The popular list when no cache has it, on a large tracker. */
final class PopularBenchmark implements Benchmark {

    private static final int TURNS = 20;
    private static final int MISSES_A_TURN = 100;

    private static final String NAIVE =
            """
            SELECT i.id, i.key, i.title, i.description, i.status, i.reporter, i.assignee, i.created_at, i.updated_at,
                   a.views, a.comments,
                   a.views + (SELECT count(*) FROM comments c WHERE c.issue_id = i.id) AS score
              FROM issues i JOIN issue_attention a ON a.issue_id = i.id
             WHERE i.created_at >= ? AND i.created_at < ?
             ORDER BY score DESC, i.created_at DESC, i.id DESC
             LIMIT 10
            """;

    @Override
    public String name() {
        return "popular";
    }

    @Override
    public List<Figure> measure(Workbench bench) {
        try (BigTracker tracker = BigTracker.open(bench);
                Sql sql = Sql.connect(tracker.session())) {
            tracker.session().get(PopularityScores.class).rollUp(tracker.end());
            SideBySide recent = recent(tracker, sql);
            return List.of(
                    recent.figure("popular list on a cache miss; rival: counting query")
                            .timesBetter(100)
                            .with("issues", bench.issues())
                            .with("comments", bench.comments()),
                    Figure.low(
                                    "popular list on a cache miss, p99",
                                    recent.ours().p99Millis(),
                                    "ms")
                            .against(recent.rival().p99Millis())
                            .atMost(10),
                    activity(tracker).figure("list by activity on a cache miss; rival: counting query"));
        }
    }

    private static SideBySide recent(BigTracker tracker, Sql sql) {
        RankPopularIssues ranking = missing(tracker);
        Supplier<List<Long>> ours = () -> ids(ranking.rank(PopularityRule.RECENT, Optional.empty()));
        PreparedStatement naive = sql.prepared(NAIVE);
        OffsetDateTime end = tracker.end().atOffset(ZoneOffset.UTC);
        OffsetDateTime start = PopularityRule.windowStart(tracker.end()).atOffset(ZoneOffset.UTC);
        Supplier<List<Long>> rival = () -> Sql.query(naive, row -> row.getLong("id"), start, end);
        if (!ours.get().equals(rival.get())) {
            throw new BenchmarkFailed("the lists differ: " + ours.get() + ", " + rival.get());
        }
        return SideBySide.measure(TURNS, MISSES_A_TURN, ours, rival);
    }

    private static SideBySide activity(BigTracker tracker) {
        RankPopularIssues ranking = missing(tracker);
        PopularityScores scores = tracker.session().get(PopularityScores.class);
        return SideBySide.measure(
                TURNS / 2,
                MISSES_A_TURN,
                () -> ranking.rank(PopularityRule.ACTIVITY, Optional.empty()),
                () -> scores.topAt(PopularityRule.ACTIVITY, RankPopularIssues.PLACES, tracker.end()));
    }

    /** The use case with a cache that never has what is asked for, at the end of the tracker's time. */
    private static RankPopularIssues missing(BigTracker tracker) {
        Session session = tracker.session();
        return new RankPopularIssues(
                session.get(PopularityScores.class), session.get(Issues.class), new NoCache(), tracker::end);
    }

    private static List<Long> ids(PopularList list) {
        return list.entries().stream()
                .map(entry -> entry.issue().issue().id().value())
                .toList();
    }

    private static final class NoCache implements PopularCache {
        @Override
        public PopularList get(PopularityRule rule, Supplier<PopularList> compute) {
            return compute.get();
        }

        @Override
        public void evict() {}
    }
}
