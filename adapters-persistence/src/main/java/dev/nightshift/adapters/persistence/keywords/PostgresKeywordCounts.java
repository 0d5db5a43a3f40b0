package dev.nightshift.adapters.persistence.keywords;

import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.keywords.KeywordCount;
import dev.nightshift.domain.keywords.KeywordCounts;
import java.util.List;

/** What came of keywords, in the table {@code keyword_counts}. */
public final class PostgresKeywordCounts implements KeywordCounts {

    private static final String KEEP =
            """
            INSERT INTO keyword_counts (job_id, position, keyword, sources, totals, error)
            VALUES (:job, :position, :keyword, :sources, :totals, :error)
                ON CONFLICT (job_id, position) DO UPDATE
               SET keyword = excluded.keyword, sources = excluded.sources, totals = excluded.totals,
                   error = excluded.error
            """;

    private static final String PURGE =
            """
            DELETE FROM keyword_counts WHERE (job_id, position) IN (
                SELECT job_id, position FROM keyword_counts WHERE job_id < :before
                 ORDER BY job_id, position LIMIT :limit FOR UPDATE SKIP LOCKED)
            """;

    private final Database database;

    public PostgresKeywordCounts(Database database) {
        this.database = database;
    }

    @Override
    public void keep(JobId job, List<KeywordCount> counts) {
        database.run(handle -> counts.forEach(count ->
                CountRow.of(job, count).bindTo(handle.createUpdate(KEEP)).execute()));
    }

    @Override
    public List<KeywordCount> of(JobId job) {
        return database.with(handle -> handle.createQuery(
                        """
                        SELECT position, keyword, sources, totals, error FROM keyword_counts
                         WHERE job_id = :job ORDER BY position
                        """)
                .bind("job", job.value())
                .map((row, context) -> CountRow.of(job, row).toKeywordCount())
                .list());
    }

    @Override
    public int purge(JobId before, int limit) {
        return database.with(handle -> handle.createUpdate(PURGE)
                .bind("before", before.value())
                .bind("limit", limit)
                .execute());
    }
}
