package dev.nightshift.adapters.persistence.batch;

import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.adapters.persistence.Times;
import dev.nightshift.domain.batch.Retention;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Retention by dropping partitions; a month of jobs that have not all ended stays, and so does the default partition. */
public final class PostgresRetention implements Retention {

    private static final int MONTHS_AHEAD = 2;
    private static final int DAYS_AHEAD = 7;

    private static final String DROPPABLE =
            """
            WITH span AS (
                SELECT child.relname::text AS what, child.oid, parent.relname = 'batch_logs' AS logs,
                       CASE WHEN parent.relname = 'batch_logs'
                            THEN to_date(right(child.relname, 8), 'YYYYMMDD')::timestamp
                            ELSE to_date(right(child.relname, 6), 'YYYYMM')::timestamp END AS starts
                  FROM pg_inherits i
                  JOIN pg_class parent ON parent.oid = i.inhparent
                  JOIN pg_class child ON child.oid = i.inhrelid
                 WHERE i.inhparent IN ('batch_finished'::regclass, 'batch_history'::regclass,
                                       'batch_dead_items'::regclass, 'batch_logs'::regclass)
                   AND child.relname ~ '_[0-9]{6,8}$'),
            ending AS (
                SELECT what, oid, logs, starts AT TIME ZONE 'UTC' AS starts,
                       (starts + CASE WHEN logs THEN interval '1 day' ELSE interval '1 month' END) AT TIME ZONE 'UTC'
                           AS until
                  FROM span)
            SELECT what, until, pg_total_relation_size(oid) AS bytes
              FROM ending
             WHERE until <= CASE WHEN logs THEN :logsBefore ELSE :jobsBefore END
               AND (logs OR NOT EXISTS (SELECT FROM batch_live u
                                         WHERE u.job_id >= batch_id_at(starts) AND u.job_id < batch_id_at(until)))
             ORDER BY until, what
            """;

    private static final String FORGET =
            """
            DELETE FROM batch_dependencies d
             WHERE d.job_id < batch_id_at(:jobsBefore)
               AND NOT EXISTS (SELECT FROM batch_live u WHERE u.job_id = d.job_id)
            """;

    private final Database database;

    public PostgresRetention(Database database) {
        this.database = database;
    }

    @Override
    public void prepare() {
        database.inOne(() -> database.with(handle -> {
            waitNotForLong(handle);
            handle.createQuery("SELECT 1 FROM (SELECT batch_prepare(:months, :days)) AS done")
                    .bind("months", MONTHS_AHEAD)
                    .bind("days", DAYS_AHEAD)
                    .mapTo(Integer.class)
                    .one();
            return true;
        }));
    }

    @Override
    public List<Dropped> droppable(Instant jobsBefore, Instant logsBefore) {
        return database.with(handle -> droppable(handle, jobsBefore, logsBefore));
    }

    private static List<Dropped> droppable(Handle handle, Instant jobsBefore, Instant logsBefore) {
        return handle.createQuery(DROPPABLE)
                .bind("jobsBefore", Times.column(jobsBefore))
                .bind("logsBefore", Times.column(logsBefore))
                .map((row, context) ->
                        new Dropped(row.getString("what"), Columns.instant(row, "until"), row.getLong("bytes")))
                .list();
    }

    @Override
    public List<Dropped> drop(Instant jobsBefore, Instant logsBefore) {
        List<Dropped> all = droppable(jobsBefore, logsBefore);
        all.forEach(this::drop);
        database.run(handle -> {
            handle.createUpdate(FORGET)
                    .bind("jobsBefore", Times.column(jobsBefore))
                    .execute();
            handle.createUpdate("DELETE FROM batch_daily WHERE quarter < :jobsBefore")
                    .bind("jobsBefore", Times.column(jobsBefore))
                    .execute();
        });
        return all;
    }

    @Override
    public int forget(String type, Instant before, int most) {
        return database.with(handle -> handle.createUpdate(
                        """
                        DELETE FROM batch_finished
                         WHERE job_id IN (SELECT job_id FROM batch_finished
                                           WHERE type_name = :type AND job_id < batch_id_at(:before)
                                           ORDER BY type_name, job_id LIMIT :most)
                        """)
                .bind("type", type)
                .bind("before", Times.column(before))
                .bind("most", most)
                .execute());
    }

    /** One at a time, so that no two tables are locked at once. */
    private void drop(Dropped span) {
        database.inOne(() -> database.with(handle -> {
            waitNotForLong(handle);
            return handle.execute("DROP TABLE IF EXISTS \"" + span.what() + "\"");
        }));
    }

    /** Whoever comes later waits behind us: better to give up, and to try again the next time. */
    private static void waitNotForLong(Handle handle) {
        handle.execute("SET LOCAL lock_timeout = '2s'");
    }
}
