package dev.nightshift.adapters.persistence.stats;

import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.adapters.persistence.Times;
import dev.nightshift.domain.stats.ChangedTimes;
import java.time.OffsetDateTime;
import java.util.List;

/** Marks in the table {@code changed_times}. */
public final class PostgresChangedTimes implements ChangedTimes {

    private final Database database;

    public PostgresChangedTimes(Database database) {
        this.database = database;
    }

    @Override
    public void note(Span span) {
        database.run(handle -> handle.createUpdate("INSERT INTO changed_times (earliest, latest) VALUES (:from, :to)")
                .bind("from", Times.column(span.earliest()))
                .bind("to", Times.column(span.latest()))
                .execute());
    }

    @Override
    public List<Span> take(int limit) {
        return database.with(handle -> handle.createQuery(
                        """
                        DELETE FROM changed_times WHERE id = ANY (ARRAY(
                            SELECT id FROM changed_times ORDER BY id LIMIT :limit FOR UPDATE SKIP LOCKED))
                        RETURNING earliest, latest
                        """)
                .bind("limit", limit)
                .map((row, context) -> new Span(
                        row.getObject("earliest", OffsetDateTime.class).toInstant(),
                        row.getObject("latest", OffsetDateTime.class).toInstant()))
                .list());
    }
}
