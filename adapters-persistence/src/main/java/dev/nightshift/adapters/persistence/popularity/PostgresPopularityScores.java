package dev.nightshift.adapters.persistence.popularity;

import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.adapters.persistence.Times;
import dev.nightshift.domain.popularity.PopularityRule;
import dev.nightshift.domain.popularity.PopularityScores;
import dev.nightshift.domain.popularity.RankedIssue;
import dev.nightshift.domain.tracking.IssueId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Scores in the table {@code popularity}, which one node at a time rolls up from {@code popularity_pending}. */
public final class PostgresPopularityScores implements PopularityScores {

    private static final Map<String, Long> WEIGHTS = Map.of(
            "viewWeight", PopularityRule.VIEW_WEIGHT,
            "commentWeight", PopularityRule.COMMENT_WEIGHT);

    private static final Duration SLOT = Duration.ofHours(6);

    /** Names the roll-up among all advisory locks of the database. */
    private static final long ROLL_UP_LOCK = 0x706f70756c6172L;

    private final Database database;

    public PostgresPopularityScores(Database database) {
        this.database = database;
    }

    @Override
    public void begin(IssueId issue, Instant createdAt) {
        database.run(handle -> handle.createUpdate(
                        "INSERT INTO popularity (issue_id, created_at) VALUES (:issue, :createdAt)")
                .bind("issue", issue.value())
                .bind("createdAt", Times.column(createdAt))
                .execute());
    }

    @Override
    public void remember(Map<IssueId, Long> weights, Instant at) {
        List<Map.Entry<IssueId, Long>> entries = List.copyOf(weights.entrySet());
        database.run(handle -> handle.createUpdate(
                        """
                        INSERT INTO popularity_pending (issue_id, at, weight)
                        SELECT issue_id, :at, weight FROM unnest(:issues, :weights) AS seen (issue_id, weight)
                        """)
                .bind("at", Times.column(at))
                .bind(
                        "issues",
                        entries.stream()
                                .mapToLong(entry -> entry.getKey().value())
                                .toArray())
                .bind("weights", entries.stream().mapToLong(Map.Entry::getValue).toArray())
                .execute());
    }

    @Override
    public boolean rollUp(Instant now) {
        return database.inOne(() -> database.with(handle -> {
            boolean alone = handle.createQuery("SELECT pg_try_advisory_xact_lock(:lock)")
                    .bind("lock", ROLL_UP_LOCK)
                    .mapTo(Boolean.class)
                    .one();
            if (alone) {
                execute(handle, ScoreStatements.ROLL_UP, now);
            }
            return alone;
        }));
    }

    @Override
    public void rebuild(Instant now) {
        database.inOne(() -> database.run(handle -> {
            handle.execute("SELECT pg_advisory_xact_lock(?)", ROLL_UP_LOCK);
            execute(handle, ScoreStatements.REBUILD, now);
            handle.execute("ANALYZE popularity");
        }));
    }

    @Override
    public List<RankedIssue> top(PopularityRule rule, int limit, Instant now) {
        return switch (rule) {
            case RECENT -> topRecent(limit, now);
            case ACTIVITY ->
                database.with(handle -> handle.createQuery(ScoreStatements.TOP_ACTIVITY)
                        .bind("limit", limit)
                        .map((row, context) -> toRankedIssue(row))
                        .list());
        };
    }

    @Override
    public List<RankedIssue> topAt(PopularityRule rule, int limit, Instant at) {
        String statement =
                switch (rule) {
                    case RECENT -> ScoreStatements.TOP_RECENT_AT;
                    case ACTIVITY -> ScoreStatements.TOP_ACTIVITY_AT;
                };
        return database.with(handle -> handle.createQuery(statement)
                .bind("start", Times.column(PopularityRule.windowStart(at)))
                .bind("at", Times.column(at))
                .bind("limit", limit)
                .bindMap(WEIGHTS)
                .map((row, context) -> toRankedIssue(row))
                .list());
    }

    private List<RankedIssue> topRecent(int limit, Instant now) {
        Instant start = PopularityRule.windowStart(now);
        return database.with(handle -> handle.createQuery(ScoreStatements.TOP_RECENT)
                .bind("firstSlot", slotOf(start))
                .bind("lastSlot", slotOf(now))
                .bind("start", Times.column(start))
                .bind("now", Times.column(now))
                .bind("limit", limit)
                .map((row, context) -> toRankedIssue(row))
                .list());
    }

    private static void execute(Handle handle, String statement, Instant now) {
        handle.createUpdate(statement)
                .bind("start", Times.column(PopularityRule.windowStart(now)))
                .bind("now", Times.column(now))
                .bindMap(WEIGHTS)
                .execute();
    }

    private static long slotOf(Instant instant) {
        return Math.floorDiv(instant.getEpochSecond(), SLOT.toSeconds());
    }

    private static RankedIssue toRankedIssue(ResultSet row) throws SQLException {
        return new RankedIssue(
                new IssueId(row.getLong("issue_id")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getLong("score"));
    }
}
