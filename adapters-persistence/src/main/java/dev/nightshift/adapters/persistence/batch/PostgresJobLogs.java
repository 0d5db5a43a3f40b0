package dev.nightshift.adapters.persistence.batch;

import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.domain.Page;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.JobLogs;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Logs in the table {@code batch_logs}. */
public final class PostgresJobLogs implements JobLogs {

    private static final String APPEND =
            """
            INSERT INTO batch_logs (job_id, partition, at, line)
            SELECT l.job_id, l.partition, l.at, l.line
              FROM unnest(:jobs, :partitions, :ats, :lines) WITH ORDINALITY AS l (job_id, partition, at, line, place)
             ORDER BY l.place
            """;

    private static final String PAGE =
            """
            SELECT number, job_id, partition, at, line FROM batch_logs
             WHERE job_id = :job AND number > :after
             ORDER BY number LIMIT :limit
            """;

    private static final String LAST =
            """
            SELECT number, job_id, partition, at, line FROM (
                SELECT number, job_id, partition, at, line FROM batch_logs
                 WHERE job_id = :job
                 ORDER BY number DESC LIMIT :limit) AS latest
             ORDER BY number
            """;

    private final Database database;

    public PostgresJobLogs(Database database) {
        this.database = database;
    }

    @Override
    public void append(List<Line> lines) {
        if (lines.isEmpty()) {
            return;
        }
        database.run(handle -> handle.createUpdate(APPEND)
                .bind("jobs", Columns.ids(lines, line -> line.task().job().value()))
                .bind("partitions", Columns.integers(lines, line -> line.task().partition()))
                .bind("ats", Columns.times(lines, Line::at))
                .bind("lines", Columns.texts(lines, Line::text))
                .execute());
    }

    @Override
    public Page<Numbered, Long> of(JobId job, @Nullable Long after, int limit) {
        return database.with(handle -> Page.cut(
                handle.createQuery(PAGE)
                        .bind("job", job.value())
                        .bind("after", after == null ? Long.MIN_VALUE : after)
                        .bind("limit", limit + 1)
                        .map((row, context) -> numbered(row))
                        .list(),
                limit,
                Numbered::number));
    }

    @Override
    public List<Numbered> last(JobId job, int limit) {
        return database.with(handle -> handle.createQuery(LAST)
                .bind("job", job.value())
                .bind("limit", limit)
                .map((row, context) -> numbered(row))
                .list());
    }

    private static Numbered numbered(ResultSet row) throws SQLException {
        return new Numbered(
                row.getLong("number"), new Line(Columns.task(row), Columns.instant(row, "at"), row.getString("line")));
    }
}
