package dev.nightshift.adapters.persistence.keywords;

import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.adapters.persistence.batch.PostgresBatch;

/** A database for the counting of documents, whose clock can be moved. */
final class PostgresKeywords {

    private static final String EMPTY =
            """
            DELETE FROM document_totals; DELETE FROM keyword_counts;
            UPDATE search_calls SET turn = DEFAULT, free_at = DEFAULT, day_ends = DEFAULT, calls = DEFAULT
            """;

    private static final PostgresBatch POSTGRES = PostgresBatch.fresh();

    private PostgresKeywords() {}

    static PostgresBatch emptied() {
        Database database = POSTGRES.database();
        database.run(handle -> handle.execute(EMPTY));
        return POSTGRES;
    }
}
