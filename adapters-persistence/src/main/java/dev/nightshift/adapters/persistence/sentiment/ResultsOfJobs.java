package dev.nightshift.adapters.persistence.sentiment;

import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.domain.batch.JobId;

/** A table of what jobs have found or made, whose key begins with the job. */
enum ResultsOfJobs {
    FINDINGS("sentiment_findings", "job, place"),
    REPORTS("sentiment_reports", "job, name"),
    DIFFERENCES("sentiment_differences", "job");

    private final String purge;

    ResultsOfJobs(String table, String key) {
        this.purge =
                """
                DELETE FROM %1$s WHERE (%2$s) IN (
                    SELECT %2$s FROM %1$s WHERE job < :before ORDER BY %2$s LIMIT :limit FOR UPDATE SKIP LOCKED)
                """
                        .formatted(table, key);
    }

    /** @return how many rows of older jobs were forgotten, at most as many as the limit */
    int purge(Database database, JobId before, int limit) {
        return database.with(handle -> handle.createUpdate(purge)
                .bind("before", before.value())
                .bind("limit", limit)
                .execute());
    }
}
