package dev.nightshift.adapters.persistence.batch;

import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.adapters.persistence.Times;
import dev.nightshift.domain.batch.BatchMetrics;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** Figures from what is live and from the sums in {@code batch_daily}: what has finished is never counted again. */
public final class PostgresBatchMetrics implements BatchMetrics {

    private static final String READ =
            """
            WITH live AS (
                SELECT count(*) FILTER (WHERE partition = 0
                                          AND state IN (%1$s)) AS active,
                       count(*) FILTER (WHERE partition = 0 AND state = 'QUEUED') AS queued,
                       min(due) FILTER (WHERE claim_at IS NOT NULL) AS oldest
                  FROM batch_live),
            running AS (
                SELECT coalesce(sum(extract(epoch FROM clock_timestamp() - j.started_at) * 1000), 0) AS ms,
                       coalesce(sum(CASE WHEN j.split THEN (SELECT sum(p.done) FROM batch_live p
                                                             WHERE p.job_id = j.job_id AND p.partition > 0)
                                         ELSE j.done END), 0) AS items
                  FROM batch_live j
                 WHERE j.partition = 0 AND j.state IN (%1$s)),
            ended AS (
                SELECT coalesce(sum(completed), 0) AS completed, coalesce(sum(failed), 0) AS failed,
                       coalesce(sum(completed_ms), 0) AS completed_ms, coalesce(sum(ended_ms), 0) AS ms,
                       coalesce(sum(items), 0) AS items
                  FROM batch_daily WHERE quarter >= :dayStart)
            SELECT live.active, live.queued, ended.completed, ended.failed,
                   CASE WHEN ended.completed = 0 THEN 0 ELSE ended.completed_ms / ended.completed END AS mean_ms,
                   CASE WHEN ended.ms + running.ms = 0 THEN 0
                        ELSE (ended.items + running.items) * 1000.0 / (ended.ms + running.ms) END AS items_per_second,
                   extract(epoch FROM clock_timestamp() - live.oldest) * 1000 AS oldest_ms
              FROM live, running, ended
            """
                    .formatted(States.ACTIVE);

    private final Database database;

    public PostgresBatchMetrics(Database database) {
        this.database = database;
    }

    @Override
    public Snapshot read(Instant dayStart) {
        return database.with(handle -> {
            Map<String, Long> counts = new TreeMap<>();
            handle.createQuery("SELECT name, count FROM batch_counts")
                    .map((row, context) -> Map.entry(row.getString("name"), row.getLong("count")))
                    .forEach(count -> counts.put(count.getKey(), count.getValue()));
            return handle.createQuery(READ)
                    .bind("dayStart", Times.column(dayStart))
                    .map((row, context) -> metrics(row, counts))
                    .one();
        });
    }

    private static Snapshot metrics(ResultSet row, Map<String, Long> counts) throws SQLException {
        double oldest = row.getDouble("oldest_ms");
        boolean nobodyWaits = row.wasNull();
        return new Snapshot(
                row.getLong("active"),
                row.getLong("queued"),
                row.getLong("completed"),
                row.getLong("failed"),
                Duration.ofMillis(row.getLong("mean_ms")),
                row.getDouble("items_per_second"),
                nobodyWaits ? Optional.empty() : Optional.of(Duration.ofMillis(Math.max(0, Math.round(oldest)))),
                counts);
    }

    @Override
    public void count(String name, long times) {
        database.run(handle -> count(handle, name, times));
    }

    static void count(Handle handle, String name, long times) {
        handle.createUpdate(
                        """
                        INSERT INTO batch_counts AS c (name, count) VALUES (:name, :times)
                            ON CONFLICT (name) DO UPDATE SET count = c.count + excluded.count
                        """)
                .bind("name", name)
                .bind("times", times)
                .execute();
    }
}
