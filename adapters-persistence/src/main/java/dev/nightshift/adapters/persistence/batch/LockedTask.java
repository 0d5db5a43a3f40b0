package dev.nightshift.adapters.persistence.batch;

import dev.nightshift.adapters.persistence.batch.OwnersTurns.Line;
import dev.nightshift.domain.batch.JobState;
import dev.nightshift.domain.batch.Priority;
import dev.nightshift.domain.batch.Progress;
import dev.nightshift.domain.batch.Task;
import dev.nightshift.domain.batch.WorkerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A task whose row this transaction holds: changed in memory first, and written once. */
final class LockedTask extends Task {

    static final String COLUMNS =
            """
            u.job_id, u.partition, u.lane, u.priority, u.state, u.due, u.worker, u.token, u.streak, u.retries, u.crashes,
            u.done, u.skipped, u.log_lines, u.waiting_on, u.active_partitions, u.split, u.counted, u.awaited, u.resuming,
            u.checkpoint, u.error, u.reason, u.deadline_at, u.not_before, u.owner, u.claim_at IS NOT NULL AS claimable,
            clock_timestamp() AS now,
            (SELECT w.name FROM batch_workers w WHERE w.id = u.worker) AS worker_name
            """;

    final String lane;
    final Priority priority;
    final String owner;
    final boolean wasClaimable;
    final boolean wasActive;
    final boolean wasCounted;
    final boolean awaited;
    final @Nullable Instant notBefore;
    final Instant now;
    int waitingOn;
    private final String holder;

    LockedTask(ResultSet row) throws SQLException {
        super(Columns.task(row), JobState.valueOf(row.getString("state")), Columns.instant(row, "due"));
        UUID worker = row.getObject("worker", UUID.class);
        loadClaim(row.getLong("token"), worker == null ? null : new WorkerId(worker));
        loadRuns(row.getInt("streak"), row.getInt("retries"), row.getInt("crashes"), row.getBoolean("resuming"));
        loadWork(
                row.getString("checkpoint"),
                Progress.stored(row.getLong("done"), row.getLong("skipped"), OptionalLong.empty()),
                row.getInt("log_lines"));
        loadTexts(row.getString("error"), row.getString("reason"));
        loadDeadline(Columns.instantOrNull(row, "deadline_at"));
        loadPartitions(row.getBoolean("split"), row.getInt("active_partitions"));
        lane = row.getString("lane");
        priority = Priorities.of(row.getInt("priority"));
        owner = row.getString("owner");
        wasClaimable = row.getBoolean("claimable");
        wasActive = isActive();
        wasCounted = row.getBoolean("counted");
        awaited = row.getBoolean("awaited");
        waitingOn = row.getInt("waiting_on");
        notBefore = Columns.instantOrNull(row, "not_before");
        now = Columns.instant(row, "now");
        String name = row.getString("worker_name");
        holder = name == null ? String.valueOf(worker) : name;
    }

    /** The name of the worker that had it when it was locked, or its id when that is gone. */
    String holder() {
        return holder;
    }

    boolean isCounted() {
        return wasCounted && isActive();
    }

    /** What the last chunk said of the number of items; null leaves what was known before. */
    @Nullable
    Long total() {
        return Columns.known(progress().total());
    }

    /** When it is woken; null unless it waits for a time. */
    @Nullable
    Instant wakeAt() {
        return waitsForItsTime(now) ? due() : null;
    }

    /** Its due time and aging delay; null unless it may be claimed. */
    @Nullable
    Instant claimAt(EngineTimings pace) {
        return isClaimable() ? due().plus(pace.agingDelay(priority)) : null;
    }

    private boolean isClaimable() {
        return waitingOn == 0 && isReady(now);
    }

    /** Whether it may be claimed, and might not before. */
    boolean takesTurn() {
        return isClaimable() && !wasClaimable;
    }

    /** Whether its worker retired or died, so that it is to go next. */
    boolean comesBack() {
        return takesTurn() && wasActive;
    }

    Line line() {
        return new Line(owner, lane, Priorities.number(priority));
    }
}
