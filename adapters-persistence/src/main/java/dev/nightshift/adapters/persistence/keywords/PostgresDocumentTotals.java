package dev.nightshift.adapters.persistence.keywords;

import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.domain.keywords.DocumentSource;
import dev.nightshift.domain.keywords.DocumentTotals;
import dev.nightshift.domain.keywords.Keyword;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Totals in the table {@code document_totals}. */
public final class PostgresDocumentTotals implements DocumentTotals {

    private static final String KEEP =
            """
            INSERT INTO document_totals (keyword, source, total, counted_at)
            VALUES (:keyword, :source, :total, clock_timestamp())
                ON CONFLICT (keyword, source) DO UPDATE
               SET total = excluded.total, counted_at = excluded.counted_at
            """;

    private static final String PURGE =
            """
            DELETE FROM document_totals WHERE (keyword, source) IN (
                SELECT keyword, source FROM document_totals WHERE counted_at <= clock_timestamp() - :age
                 ORDER BY counted_at LIMIT :limit FOR UPDATE SKIP LOCKED)
            """;

    private final Database database;

    public PostgresDocumentTotals(Database database) {
        this.database = database;
    }

    @Override
    public Map<DocumentSource, Long> of(Keyword keyword, Duration age) {
        return database.with(handle -> found(handle, keyword, age));
    }

    private static Map<DocumentSource, Long> found(Handle handle, Keyword keyword, Duration age) {
        Map<DocumentSource, Long> totals = new EnumMap<>(DocumentSource.class);
        handle.createQuery(
                        """
                        SELECT source, total FROM document_totals
                         WHERE keyword = :keyword AND counted_at > clock_timestamp() - :age
                        """)
                .bind("keyword", keyword.text())
                .bind("age", age)
                .map((row, context) -> Map.entry(DocumentSource.valueOf(row.getString("source")), row.getLong("total")))
                .forEach(total -> totals.put(total.getKey(), total.getValue()));
        return totals;
    }

    @Override
    public void keep(Keyword keyword, DocumentSource source, long total) {
        if (total < 0) {
            throw new IllegalArgumentException("total must be >= 0, was " + total);
        }
        database.run(handle -> handle.createUpdate(KEEP)
                .bind("keyword", keyword.text())
                .bind("source", source.name())
                .bind("total", total)
                .execute());
    }

    @Override
    public int purge(Duration age, int limit) {
        return database.with(handle ->
                handle.createUpdate(PURGE).bind("age", age).bind("limit", limit).execute());
    }
}
