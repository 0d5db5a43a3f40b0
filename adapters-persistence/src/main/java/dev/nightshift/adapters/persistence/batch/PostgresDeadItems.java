package dev.nightshift.adapters.persistence.batch;

import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.domain.Page;
import dev.nightshift.domain.batch.DeadItems;
import dev.nightshift.domain.batch.JobId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** Dead items in the table {@code batch_dead_items}. */
public final class PostgresDeadItems implements DeadItems {

    private static final String ADD =
            """
            INSERT INTO batch_dead_items (job_id, partition, position, payload, error, at)
            SELECT i.job_id, i.partition, i.position, i.payload, i.error, i.at
              FROM unnest(:jobs, :partitions, :positions, :payloads, :errors, :ats) WITH ORDINALITY
                   AS i (job_id, partition, position, payload, error, at, place)
             ORDER BY i.place
            """;

    private static final String READ =
            """
            SELECT number, job_id, partition, position, payload, error, at, replayed_by FROM batch_dead_items
             WHERE job_id = :job AND number > :after%s
             ORDER BY number LIMIT :limit
            """;

    private static final String OPEN = " AND replayed_by IS NULL";

    /** Names the reservations of dead items among all advisory locks of the database. */
    private static final int LOCK = 0x6465_6164;

    /** In the order of numbers, as all who lock dead items. */
    private static final String RESERVE =
            """
            WITH free AS MATERIALIZED (
                SELECT d.number FROM batch_dead_items d
                 WHERE d.job_id = :job AND d.replayed_by IS NULL%s
                   AND NOT EXISTS (SELECT FROM batch_live u WHERE u.job_id = d.replay_job AND u.partition = 0)
                 ORDER BY d.number FOR UPDATE OF d)
            UPDATE batch_dead_items d SET replay_job = :replay
              FROM free WHERE d.job_id = :job AND d.number = free.number
            """;

    private static final String MARK =
            """
            WITH mine AS MATERIALIZED (
                SELECT number FROM batch_dead_items
                 WHERE job_id = :job AND number = ANY (:numbers) AND replay_job = :replay AND replayed_by IS NULL
                 ORDER BY number FOR UPDATE)
            UPDATE batch_dead_items d SET replayed_by = :replay
              FROM mine WHERE d.job_id = :job AND d.number = mine.number
            RETURNING d.number
            """;

    private static final String STILL_BAD =
            """
            WITH mine AS MATERIALIZED (
                SELECT d.number, i.error, i.at
                  FROM unnest(:numbers, :errors, :ats) AS i (number, error, at)
                  JOIN batch_dead_items d ON d.job_id = :job AND d.number = i.number
                 WHERE d.replay_job = :replay AND d.replayed_by IS NULL
                 ORDER BY d.number FOR UPDATE OF d)
            UPDATE batch_dead_items d SET error = mine.error, at = mine.at
              FROM mine WHERE d.job_id = :job AND d.number = mine.number
            """;

    private final Database database;

    public PostgresDeadItems(Database database) {
        this.database = database;
    }

    @Override
    public void add(List<DeadItem> items) {
        if (items.isEmpty()) {
            return;
        }
        database.run(handle -> handle.createUpdate(ADD)
                .bind("jobs", Columns.ids(items, item -> item.task().job().value()))
                .bind("partitions", Columns.integers(items, item -> item.task().partition()))
                .bind("positions", Columns.texts(items, DeadItem::position))
                .bind("payloads", Columns.texts(items, DeadItem::payload))
                .bind("errors", Columns.texts(items, DeadItem::error))
                .bind("ats", Columns.times(items, DeadItem::at))
                .execute());
    }

    @Override
    public Page<Numbered, Long> of(JobId job, @Nullable Long after, int limit) {
        return page(job, null, after, limit);
    }

    @Override
    public Page<Numbered, Long> of(JobId job, JobId replay, @Nullable Long after, int limit) {
        return page(job, replay, after, limit);
    }

    private Page<Numbered, Long> page(JobId job, @Nullable JobId replay, @Nullable Long after, int limit) {
        return Page.cut(
                read("", job, replay, after == null ? Long.MIN_VALUE : after, limit + 1), limit, Numbered::number);
    }

    @Override
    public List<Numbered> open(JobId job, JobId replay, long after, int limit) {
        return read(OPEN, job, replay, after, limit);
    }

    private List<Numbered> read(String more, JobId job, @Nullable JobId replay, long after, int limit) {
        String reserved = replay == null ? "" : " AND replay_job = :replay";
        return database.with(handle -> {
            Query query = handle.createQuery(READ.formatted(reserved + more))
                    .bind("job", job.value())
                    .bind("after", after)
                    .bind("limit", limit);
            if (replay != null) {
                query.bind("replay", replay.value());
            }
            return query.map((row, context) -> numbered(row)).list();
        });
    }

    /** Those who reserve at once go one by one: a statement that waited would not see the job of the one before. */
    @Override
    public long reserve(JobId job, @Nullable JobId former, JobId replay) {
        return database.inOne(() -> database.with(handle -> {
            handle.execute("SELECT pg_advisory_xact_lock(?, hashtext(?))", LOCK, job.toString());
            Update reserve = handle.createUpdate(RESERVE.formatted(former == null ? "" : " AND d.replay_job = :former"))
                    .bind("job", job.value())
                    .bind("replay", replay.value());
            if (former != null) {
                reserve.bind("former", former.value());
            }
            return (long) reserve.execute();
        }));
    }

    private static Numbered numbered(ResultSet row) throws SQLException {
        return new Numbered(
                row.getLong("number"),
                new DeadItem(
                        Columns.task(row),
                        row.getString("position"),
                        row.getString("payload"),
                        row.getString("error"),
                        Columns.instant(row, "at")),
                Columns.jobOrNull(row, "replayed_by"));
    }

    @Override
    public long countOpen(JobId job) {
        return database.with(handle -> handle.createQuery(
                        "SELECT count(*) FROM batch_dead_items WHERE job_id = :job AND replayed_by IS NULL")
                .bind("job", job.value())
                .mapTo(Long.class)
                .one());
    }

    @Override
    public List<Long> replayed(JobId job, List<Long> numbers, JobId replay) {
        return database.with(handle -> handle
                .createQuery(MARK)
                .bind("job", job.value())
                .bind("replay", replay.value())
                .bind("numbers", numbers.toArray(Long[]::new))
                .mapTo(Long.class)
                .stream()
                .sorted()
                .toList());
    }

    @Override
    public void stillBad(JobId job, List<Again> items, JobId replay) {
        database.run(handle -> handle.createUpdate(STILL_BAD)
                .bind("job", job.value())
                .bind("replay", replay.value())
                .bind("numbers", Columns.numbers(items, Again::number))
                .bind("errors", Columns.texts(items, Again::error))
                .bind("ats", Columns.times(items, Again::at))
                .execute());
    }
}
