package dev.nightshift.adapters.persistence.batch;

import dev.nightshift.adapters.persistence.Times;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.Progress;
import dev.nightshift.domain.batch.TaskId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Values on their way into columns and out of them; whole columns at once as arrays. */
final class Columns {

    private Columns() {}

    static <R> String[] texts(List<R> rows, Function<R, @Nullable String> of) {
        return array(rows, of, String[]::new);
    }

    /** The number; null where nobody knows it. */
    static @Nullable Long known(OptionalLong number) {
        return number.isPresent() ? number.getAsLong() : null;
    }

    static <R> Long[] numbers(List<R> rows, Function<R, @Nullable Long> of) {
        return array(rows, of, Long[]::new);
    }

    static <R> Integer[] integers(List<R> rows, Function<R, @Nullable Integer> of) {
        return array(rows, of, Integer[]::new);
    }

    static <R> Boolean[] flags(List<R> rows, Function<R, @Nullable Boolean> of) {
        return array(rows, of, Boolean[]::new);
    }

    static <R> UUID[] ids(List<R> rows, Function<R, @Nullable UUID> of) {
        return array(rows, of, UUID[]::new);
    }

    static <R> OffsetDateTime[] times(List<R> rows, Function<R, @Nullable Instant> of) {
        return array(rows, row -> column(of.apply(row)), OffsetDateTime[]::new);
    }

    static UUID[] ids(Collection<JobId> jobs) {
        return jobs.stream().map(JobId::value).toArray(UUID[]::new);
    }

    @SuppressWarnings("NullAway") // an array of columns may hold nulls
    private static <R, T> T[] array(List<R> rows, Function<R, @Nullable T> of, IntFunction<T[]> making) {
        T[] array = making.apply(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            array[i] = of.apply(rows.get(i));
        }
        return array;
    }

    static @Nullable OffsetDateTime column(@Nullable Instant instant) {
        return instant == null ? null : Times.column(instant);
    }

    static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static JobId job(ResultSet row, String column) throws SQLException {
        return new JobId(row.getObject(column, UUID.class));
    }

    static TaskId task(ResultSet row) throws SQLException {
        return new TaskId(job(row, "job_id"), row.getInt("partition"));
    }

    static @Nullable JobId jobOrNull(ResultSet row, String column) throws SQLException {
        UUID id = row.getObject(column, UUID.class);
        return id == null ? null : new JobId(id);
    }

    /** How far a task is, as far as that makes sense. */
    static Progress progress(ResultSet row) throws SQLException {
        return Progress.stored(row.getLong("done"), row.getLong("skipped"), count(row, "total"));
    }

    static OptionalLong count(ResultSet row, String column) throws SQLException {
        long count = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(count);
    }
}
