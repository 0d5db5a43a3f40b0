package dev.nightshift.benchmarks;

import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** The naive way to keep scores: in a column with an index, changed with every comment and view. */
final class NaiveCounters implements AutoCloseable {

    /** A backend tells what it did after ten idle seconds at the latest. */
    private static final Duration STATISTICS_DELAY = Duration.ofSeconds(11);

    private final BigTracker tracker;
    private final Sql sql;
    private final Updates oursBefore;
    private final List<Sql> connections = new ArrayList<>();

    private NaiveCounters(BigTracker tracker, Sql sql) {
        this.tracker = tracker;
        this.sql = sql;
        this.oursBefore = updatesOf("issue_attention");
    }

    static NaiveCounters beside(BigTracker tracker) {
        Sql sql = Sql.connect(tracker.session());
        sql.execute(
                """
                DROP TABLE IF EXISTS naive_scores;
                CREATE TABLE naive_scores (issue_id bigint, created_at timestamptz, score bigint) WITH (fillfactor = 60);
                INSERT INTO naive_scores SELECT issue_id, created_at, total FROM popularity ORDER BY issue_id;
                ALTER TABLE naive_scores ADD PRIMARY KEY (issue_id);
                CREATE INDEX naive_order ON naive_scores (score DESC, created_at DESC, issue_id DESC)
                """);
        sql.execute("VACUUM (ANALYZE) naive_scores");
        return new NaiveCounters(tracker, sql);
    }

    Runnable commenting(LongSupplier issue) {
        Sql own = connected();
        PreparedStatement insert = own.prepared("INSERT INTO comments (issue_id, author, body, created_at)"
                + " VALUES (?, 'naive', 'The same here.', clock_timestamp())");
        PreparedStatement count = counting(own);
        return () -> {
            long id = issue.getAsLong();
            Sql.update(insert, id);
            Sql.update(count, id);
            own.commit();
        };
    }

    Runnable viewing(LongSupplier issue) {
        Sql own = connected();
        PreparedStatement count = counting(own);
        return () -> {
            Sql.update(count, issue.getAsLong());
            own.commit();
        };
    }

    /** Since this was made; it takes a while until PostgreSQL tells. */
    HotShares hotShares() {
        Pause.of(STATISTICS_DELAY);
        Updates ours = updatesOf("issue_attention").since(oursBefore);
        return new HotShares(
                ours.all, ours.hotShare(), updatesOf("naive_scores").hotShare());
    }

    @Override
    public void close() {
        connections.forEach(Sql::close);
        sql.execute("DROP TABLE naive_scores");
        sql.execute("DELETE FROM comments WHERE author = 'naive' AND created_at >= '" + tracker.end() + "'");
        sql.close();
    }

    private Sql connected() {
        Sql own = Sql.connect(tracker.session());
        own.begin();
        connections.add(own);
        return own;
    }

    private static PreparedStatement counting(Sql own) {
        return own.prepared("UPDATE naive_scores SET score = score + 1 WHERE issue_id = ?");
    }

    private Updates updatesOf(String table) {
        return sql.query(
                        "SELECT n_tup_upd, n_tup_hot_upd FROM pg_stat_user_tables WHERE relname = '" + table + "'",
                        row -> new Updates(row.getLong(1), row.getLong(2)))
                .get(0);
    }

    /** Shares of HOT updates, from 0 to 1, and how many updates of ours there were. */
    record HotShares(long updates, double ours, double rival) {}

    private record Updates(long all, long hot) {
        Updates since(Updates before) {
            return new Updates(all - before.all, hot - before.hot);
        }

        double hotShare() {
            return all == 0 ? 0 : (double) hot / all;
        }
    }
}
