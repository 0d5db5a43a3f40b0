package dev.nightshift.adapters.persistence.batch;

import dev.nightshift.domain.batch.BatchJob;
import dev.nightshift.domain.batch.BatchJob.Partition;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.JobState;
import dev.nightshift.domain.batch.Progress;
import dev.nightshift.domain.batch.Strategy;
import dev.nightshift.domain.batch.TypeName;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementCustomizer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;

/** Jobs as rows of {@code batch_live} and {@code batch_finished}, read in one statement, so that none is missed in between. */
final class JobRows {

    private static final String COLUMNS =
            """
            u.job_id, u.type_name, u.type_version, u.state, u.priority, u.strategy, u.owner,
            u.parameters::text AS parameters, u.done, u.skipped, u.total, u.split, u.attempts, u.crashes, u.error, u.reason,
            u.not_before, u.due, u.replay_of, u.created_at, u.started_at, clock_timestamp() AS read_at,
            ARRAY(SELECT d.parent_id FROM batch_dependencies d WHERE d.job_id = u.job_id ORDER BY d.parent_id) AS waits_for
            """;

    /** After the ids of the wanted jobs, as the query {@code wanted}. */
    private static final String READ =
            """
            SELECT %1$s, CAST(NULL AS timestamptz) AS finished_at,
                   CASE WHEN u.split THEN (
                       SELECT jsonb_agg(jsonb_build_object(
                                  'partition', p.partition, 'slice', p.slice, 'state', p.state, 'done', p.done,
                                  'skipped', p.skipped, 'total', p.total, 'attempts', p.attempts, 'crashes', p.crashes,
                                  'error', p.error) ORDER BY p.partition)::text
                         FROM batch_live p WHERE p.job_id = u.job_id AND p.partition > 0) END AS partitions
              FROM wanted JOIN batch_live u ON u.job_id = wanted.job_id AND u.partition = 0
             UNION ALL
            SELECT %1$s, u.finished_at, u.partitions::text
              FROM wanted JOIN batch_finished u ON u.job_id = wanted.job_id
             ORDER BY job_id
            """
                    .formatted(COLUMNS);

    private JobRows() {}

    /**
     * The jobs whose ids a query gives, by id.
     *
     * @param wanted gives the column {@code job_id}
     */
    static List<BatchJob> read(Handle handle, String wanted, Map<String, ?> bindings) {
        return jobs(query(handle, wanted, bindings));
    }

    /** The same, for a query whose best plan depends on the values: whether a text is rare or in nearly all jobs. */
    static List<BatchJob> readPlanned(Handle handle, String wanted, Map<String, ?> bindings) {
        return jobs(query(handle, wanted, bindings).addCustomizer(new PlannedEachTime()));
    }

    private static Query query(Handle handle, String wanted, Map<String, ?> bindings) {
        return handle.createQuery("WITH wanted AS MATERIALIZED (" + wanted + ") " + READ)
                .bindMap(bindings);
    }

    private static List<BatchJob> jobs(Query query) {
        return query.map((row, context) -> job(row)).list();
    }

    /** Keeps the driver from preparing the statement on the server, where it would get a plan for all values. */
    private static final class PlannedEachTime implements StatementCustomizer {
        @Override
        public void beforeExecution(PreparedStatement statement, StatementContext context) throws SQLException {
            statement.unwrap(PGStatement.class).setPrepareThreshold(0);
        }
    }

    /** The job, or what can be read of it: no row fails the page that it is on. */
    private static BatchJob job(ResultSet row) throws SQLException {
        try {
            return job(
                    row, new TypeName(row.getString("type_name"), row.getInt("type_version")), row.getString("error"));
        } catch (RuntimeException unreadable) {
            return UnreadableJob.of(row, unreadable);
        }
    }

    private static BatchJob job(ResultSet row, TypeName type, @Nullable String error) throws SQLException {
        JobState state = JobState.valueOf(row.getString("state"));
        List<Map<String, @Nullable Object>> parts = Json.list(row.getString("partitions"));
        List<Partition> partitions = parts.stream().map(JobRows::partition).toList();
        return new BatchJob(
                Columns.job(row, "job_id"),
                type,
                state,
                Priorities.of(row.getInt("priority")),
                Strategy.valueOf(row.getString("strategy")),
                row.getString("owner"),
                Json.map(row.getString("parameters")),
                row.getBoolean("split") ? sum(partitions) : Columns.progress(row),
                partitions,
                sum(row.getInt("attempts"), partitions.stream().mapToLong(Partition::attempts)),
                sum(row.getInt("crashes"), partitions.stream().mapToLong(Partition::crashes)),
                state == JobState.COMPLETED ? null : error,
                row.getString("reason"),
                Columns.instantOrNull(row, "not_before"),
                state == JobState.RETRY_WAIT ? Columns.instant(row, "due") : null,
                jobs(row),
                Columns.jobOrNull(row, "replay_of"),
                Columns.instant(row, "created_at"),
                Columns.instantOrNull(row, "started_at"),
                Columns.instantOrNull(row, "finished_at"),
                Columns.instant(row, "read_at"));
    }

    private static int sum(int own, LongStream ofPartitions) {
        return (int) Math.min(Integer.MAX_VALUE, own + ofPartitions.sum());
    }

    private static List<JobId> jobs(ResultSet row) throws SQLException {
        return Arrays.stream((UUID[]) row.getArray("waits_for").getArray())
                .map(JobId::new)
                .toList();
    }

    private static Progress sum(List<Partition> partitions) {
        return partitions.stream()
                .map(Partition::progress)
                .reduce(new Progress(0, 0, OptionalLong.of(0)), Progress::and);
    }

    private static Partition partition(Map<String, @Nullable Object> part) {
        return new Partition(
                Math.toIntExact(number(part, "partition").orElseThrow()),
                String.valueOf(part.get("slice")),
                JobState.valueOf(String.valueOf(part.get("state"))),
                Progress.stored(
                        number(part, "done").orElseThrow(),
                        number(part, "skipped").orElseThrow(),
                        number(part, "total")),
                Math.toIntExact(number(part, "attempts").orElseThrow()),
                Math.toIntExact(number(part, "crashes").orElseThrow()),
                part.get("error") instanceof String error
                                && !JobState.COMPLETED.name().equals(part.get("state"))
                        ? error
                        : null);
    }

    private static OptionalLong number(Map<String, @Nullable Object> part, String name) {
        return part.get(name) instanceof Long number ? OptionalLong.of(number) : OptionalLong.empty();
    }
}
