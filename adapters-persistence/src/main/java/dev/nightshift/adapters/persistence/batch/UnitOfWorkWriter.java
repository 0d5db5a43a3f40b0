package dev.nightshift.adapters.persistence.batch;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.nightshift.adapters.persistence.batch.OwnersTurns.Line;
import dev.nightshift.adapters.persistence.batch.PostgresUnitOfWork.Move;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.TaskId;
import dev.nightshift.domain.batch.Turns;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Writes what a {@link PostgresUnitOfWork} holds: tasks, lanes, history and, last, the jobs that have ended. */
final class UnitOfWorkWriter {

    private final Handle handle;
    private final EngineTimings pace;
    private final OwnersTurns ownersTurns;

    UnitOfWorkWriter(Handle handle, EngineTimings pace, OwnersTurns ownersTurns) {
        this.handle = handle;
        this.pace = pace;
        this.ownersTurns = ownersTurns;
    }

    void write(List<LockedTask> rows, List<Move> moves) {
        update(rows);
        releaseLanes(rows);
        writeHistory(moves);
        finish(rows.stream()
                .filter(row -> row.id().isWhole() && row.hasEnded())
                .map(LockedTask::job)
                .toList());
    }

    private void update(List<LockedTask> rows) {
        if (rows.isEmpty()) {
            return;
        }
        Map<TaskId, Long> turns = turnsOf(rows);
        handle.createUpdate(UnitOfWorkStatements.UPDATE)
                .bind("jobs", Columns.ids(rows, row -> row.job().value()))
                .bind("partitions", Columns.integers(rows, row -> row.id().partition()))
                .bind("states", Columns.texts(rows, row -> row.state().name()))
                .bind("claimAts", Columns.times(rows, row -> row.claimAt(pace)))
                .bind("turns", Columns.numbers(rows, row -> turns.get(row.id())))
                .bind("wakeAts", Columns.times(rows, LockedTask::wakeAt))
                .bind("dues", Columns.times(rows, LockedTask::due))
                .bind(
                        "workers",
                        Columns.ids(
                                rows,
                                (LockedTask row) -> row.worker() == null
                                        ? null
                                        : row.worker().value()))
                .bind("streaks", Columns.integers(rows, LockedTask::streak))
                .bind("retries", Columns.integers(rows, LockedTask::retries))
                .bind("crashes", Columns.integers(rows, LockedTask::crashes))
                .bind("dones", Columns.numbers(rows, row -> row.progress().done()))
                .bind("skips", Columns.numbers(rows, row -> row.progress().skipped()))
                .bind("totals", Columns.numbers(rows, LockedTask::total))
                .bind("logLines", Columns.integers(rows, LockedTask::logLines))
                .bind("waitingOns", Columns.integers(rows, row -> row.waitingOn))
                .bind("activePartitions", Columns.integers(rows, LockedTask::activePartitions))
                .bind("splits", Columns.flags(rows, LockedTask::isSplit))
                .bind("counteds", Columns.flags(rows, LockedTask::isCounted))
                .bind("resumings", Columns.flags(rows, LockedTask::isResuming))
                .bind("checkpoints", Columns.texts(rows, LockedTask::checkpoint))
                .bind("errors", Columns.texts(rows, LockedTask::error))
                .bind("reasons", Columns.texts(rows, LockedTask::reason))
                .bind("deadlines", Columns.times(rows, LockedTask::deadline))
                .execute();
    }

    private Map<TaskId, Long> turnsOf(List<LockedTask> rows) {
        List<LockedTask> ready = rows.stream()
                .filter(LockedTask::takesTurn)
                .sorted(comparing(LockedTask::id))
                .toList();
        Map<Line, Turns> lines =
                ownersTurns.of(handle, ready.stream().map(LockedTask::line).toList());
        Map<TaskId, Long> turns = new HashMap<>();
        for (LockedTask row : ready) {
            Turns line = requireNonNull(lines.get(row.line()));
            turns.put(row.id(), row.comesBack() ? line.current() : line.next());
        }
        return turns;
    }

    private void releaseLanes(List<LockedTask> rows) {
        Map<String, Long> released = rows.stream()
                .filter(row -> row.wasCounted && !row.isCounted())
                .collect(groupingBy(row -> row.lane, TreeMap::new, counting()));
        if (!released.isEmpty()) {
            handle.createUpdate(UnitOfWorkStatements.RELEASE_LANES)
                    .bind("types", released.keySet().toArray(String[]::new))
                    .bind("counts", released.values().toArray(Long[]::new))
                    .execute();
        }
    }

    private void writeHistory(List<Move> moves) {
        if (moves.isEmpty()) {
            return;
        }
        handle.createUpdate(UnitOfWorkStatements.HISTORY)
                .bind("jobs", Columns.ids(moves, move -> move.task().job().value()))
                .bind("partitions", Columns.integers(moves, move -> move.task().partition()))
                .bind(
                        "froms",
                        Columns.texts(
                                moves,
                                move -> move.from() == null ? null : move.from().name()))
                .bind("tos", Columns.texts(moves, move -> move.to().name()))
                .bind("actors", Columns.texts(moves, Move::actor))
                .bind("reasons", Columns.texts(moves, Move::reason))
                .bind("tokens", Columns.numbers(moves, Move::token))
                .execute();
    }

    private void finish(List<JobId> jobs) {
        if (!jobs.isEmpty()) {
            UUID[] ids = Columns.ids(jobs);
            handle.createUpdate(UnitOfWorkStatements.FINISH).bind("jobs", ids).execute();
        }
    }
}
