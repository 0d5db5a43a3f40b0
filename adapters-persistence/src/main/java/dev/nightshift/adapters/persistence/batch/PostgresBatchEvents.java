package dev.nightshift.adapters.persistence.batch;

import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.adapters.persistence.ReadableRows;
import dev.nightshift.domain.batch.BatchEvents;
import dev.nightshift.domain.batch.BatchJob;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.Transition;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Moves from the table {@code batch_history}, by their numbers. */
public final class PostgresBatchEvents implements BatchEvents {

    /** Whoever has a worker, and whoever runs as partitions: each has an index. */
    private static final String RUNNING =
            """
            SELECT job_id FROM (
                SELECT job_id FROM batch_live
                 WHERE worker IS NOT NULL AND partition = 0
                   AND state IN (%1$s)
                 UNION
                SELECT job_id FROM batch_live
                 WHERE split AND partition = 0 AND state IN (%1$s)) AS active
             ORDER BY job_id LIMIT :limit
            """
                    .formatted(States.ACTIVE);

    private final Database database;
    private final ReadableRows rows = new ReadableRows("moves of jobs");

    public PostgresBatchEvents(Database database) {
        this.database = database;
    }

    @Override
    public long latest() {
        return database.with(
                handle -> handle.createQuery("SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM batch_moves")
                        .mapTo(Long.class)
                        .one());
    }

    @Override
    public List<Transition> after(long number, int limit) {
        return database.with(handle -> rows.list(
                handle.createQuery("SELECT " + TransitionRows.COLUMNS
                                + " FROM batch_history WHERE number > :number ORDER BY number LIMIT :limit")
                        .bind("number", number)
                        .bind("limit", limit),
                TransitionRows::transition));
    }

    @Override
    public List<BatchJob> running(int limit) {
        return database.with(handle -> JobRows.read(handle, RUNNING, Map.of("limit", limit)));
    }

    @Override
    public List<BatchJob> of(Set<JobId> jobs) {
        return database.with(handle -> JobRows.read(
                handle, "SELECT job_id FROM unnest(:jobs) AS ids (job_id)", Map.of("jobs", Columns.ids(jobs))));
    }
}
