package dev.nightshift.adapters.persistence.batch;

import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.domain.Page;
import dev.nightshift.domain.batch.DeadItems;
import dev.nightshift.domain.batch.JobId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
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
                .bind("jobs", Columns.ids(items, item -> item.unit().job().value()))
                .bind("partitions", Columns.integers(items, item -> item.unit().partition()))
                .bind("positions", Columns.texts(items, DeadItem::position))
                .bind("payloads", Columns.texts(items, DeadItem::payload))
                .bind("errors", Columns.texts(items, DeadItem::error))
                .bind("ats", Columns.times(items, DeadItem::at))
                .execute());
    }

    @Override
    public Page<Numbered, Long> of(JobId job, @Nullable Long after, int limit) {
        return Page.cut(
                read(READ.formatted(""), job, after == null ? Long.MIN_VALUE : after, limit + 1),
                limit,
                Numbered::number);
    }

    @Override
    public List<Numbered> open(JobId job, long after, int limit) {
        return read(READ.formatted(" AND replayed_by IS NULL"), job, after, limit);
    }

    private List<Numbered> read(String statement, JobId job, long after, int limit) {
        return database.with(handle -> handle.createQuery(statement)
                .bind("job", job.value())
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> numbered(row))
                .list());
    }

    private static Numbered numbered(ResultSet row) throws SQLException {
        return new Numbered(
                row.getLong("number"),
                new DeadItem(
                        Columns.unit(row),
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
    public void replayed(JobId job, List<Long> numbers, JobId by) {
        database.run(handle -> handle.createUpdate(
                        """
                        UPDATE batch_dead_items SET replayed_by = :by
                         WHERE job_id = :job AND number = ANY (:numbers)
                        """)
                .bind("by", by.value())
                .bind("job", job.value())
                .bind("numbers", numbers.toArray(Long[]::new))
                .execute());
    }
}
