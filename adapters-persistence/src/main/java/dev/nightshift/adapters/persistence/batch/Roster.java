package dev.nightshift.adapters.persistence.batch;

import dev.nightshift.domain.batch.JobQueue.LiveWorker;
import dev.nightshift.domain.batch.JobQueue.Request;
import dev.nightshift.domain.batch.JobQueue.StaleWorker;
import dev.nightshift.domain.batch.JobQueue.Want;
import dev.nightshift.domain.batch.JobState;
import dev.nightshift.domain.batch.TypeName;
import dev.nightshift.domain.batch.WorkerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** The workers that live, in the table {@code batch_workers}. */
final class Roster {

    private Roster() {}

    static void register(Handle handle, WorkerId worker, String name, int concurrency, Collection<TypeName> types) {
        handle.createUpdate(QueueStatements.REGISTER)
                .bind("worker", worker.value())
                .bind("name", name)
                .bind("concurrency", concurrency)
                .bind("types", types.stream().map(TypeName::toString).toArray(String[]::new))
                .execute();
    }

    /** @throws StaleWorker if the worker is not there */
    static List<Request> heartbeat(Handle handle, WorkerId worker) {
        List<Optional<Request>> rows = handle.createQuery(QueueStatements.BEAT)
                .bind("worker", worker.value())
                .map((row, context) -> request(row))
                .list();
        if (rows.isEmpty()) {
            throw new StaleWorker(worker);
        }
        return rows.stream().flatMap(Optional::stream).toList();
    }

    private static Optional<Request> request(ResultSet row) throws SQLException {
        return row.getObject("job_id") == null
                ? Optional.empty()
                : Optional.of(new Request(
                        Columns.task(row), row.getLong("token"), Want.of(JobState.valueOf(row.getString("state")))));
    }

    static void report(Handle handle, WorkerId worker, Optional<String> overload) {
        handle.createUpdate("UPDATE batch_workers SET overload = :overload WHERE id = :worker")
                .bind("worker", worker.value())
                .bind("overload", overload.orElse(null))
                .execute();
    }

    static List<LiveWorker> workers(Handle handle) {
        return handle.createQuery(QueueStatements.WORKERS).map((row, context) -> worker(row)).list().stream()
                .sorted(Comparator.comparing(LiveWorker::name)
                        .thenComparing(worker -> worker.id().value()))
                .toList();
    }

    private static LiveWorker worker(ResultSet row) throws SQLException {
        return new LiveWorker(
                new WorkerId(row.getObject("id", UUID.class)),
                row.getString("name"),
                row.getInt("concurrency"),
                row.getInt("running"),
                Stream.of((String[]) row.getArray("types").getArray())
                        .flatMap(type -> TypeName.parse(type).stream())
                        .toList(),
                Columns.instant(row, "started_at"),
                Columns.instant(row, "beat_at"),
                Optional.ofNullable(row.getString("overload")));
    }
}
