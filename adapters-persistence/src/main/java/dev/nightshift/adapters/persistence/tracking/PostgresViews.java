package dev.nightshift.adapters.persistence.tracking;

import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.adapters.persistence.Times;
import dev.nightshift.domain.tracking.IssueId;
import dev.nightshift.domain.tracking.Views;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Views in the table {@code views}, one row an issue and flush, added up in {@code issue_attention}. */
public final class PostgresViews implements Views {

    private final Database database;

    public PostgresViews(Database database) {
        this.database = database;
    }

    @Override
    public void add(Map<IssueId, Long> counts, Instant at) {
        List<Map.Entry<IssueId, Long>> entries = List.copyOf(counts.entrySet());
        database.run(handle -> handle.createUpdate(
                        """
                        WITH seen AS (
                            SELECT * FROM unnest(:issues, :counts) AS seen (issue_id, count)),
                        locked AS (
                            SELECT a.issue_id, seen.count
                              FROM issue_attention a JOIN seen USING (issue_id)
                             ORDER BY a.issue_id FOR UPDATE OF a),
                        counted AS (
                            UPDATE issue_attention a
                               SET views = least(9223372036854775807, a.views::numeric + locked.count)
                              FROM locked WHERE a.issue_id = locked.issue_id
                            RETURNING a.issue_id, locked.count)
                        INSERT INTO views (issue_id, at, count)
                        SELECT issue_id, :at, count FROM counted
                        """)
                .bind(
                        "issues",
                        entries.stream()
                                .mapToLong(entry -> entry.getKey().value())
                                .toArray())
                .bind("counts", entries.stream().mapToLong(Map.Entry::getValue).toArray())
                .bind("at", Times.column(at))
                .execute());
    }
}
