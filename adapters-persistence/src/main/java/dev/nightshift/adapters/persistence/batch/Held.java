package dev.nightshift.adapters.persistence.batch;

import static dev.nightshift.domain.batch.JobState.QUEUED;
import static dev.nightshift.domain.batch.JobState.RETRY_WAIT;

import dev.nightshift.adapters.persistence.batch.OwnersTurns.Line;
import dev.nightshift.domain.batch.Advance;
import dev.nightshift.domain.batch.Claim;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.JobState;
import dev.nightshift.domain.batch.Priority;
import dev.nightshift.domain.batch.Unit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A unit whose row this transaction holds: changed in memory first, and written once. */
final class Held {

    static final String COLUMNS =
            """
            u.job_id, u.partition, u.lane, u.priority, u.state, u.due, u.worker, u.token, u.streak, u.retries, u.crashes,
            u.done, u.skipped, u.log_lines, u.waiting_on, u.active_partitions, u.split, u.counted, u.awaited, u.resuming,
            u.checkpoint, u.error, u.reason, u.deadline_at, u.not_before, u.owner, u.claim_at IS NOT NULL AS claimable,
            clock_timestamp() AS now,
            (SELECT w.name FROM batch_workers w WHERE w.id = u.worker) AS worker_name
            """;

    final Unit unit;
    final String lane;
    final Priority priority;
    final long token;
    final String owner;
    final boolean wasClaimable;
    final boolean wasActive;
    final boolean wasCounted;
    final boolean awaited;
    final @Nullable UUID claimedBy;
    final @Nullable String workerName;
    final @Nullable Instant notBefore;
    final Instant now;
    JobState state;
    Instant due;
    int streak;
    int retries;
    int crashes;
    long done;
    long skipped;

    /** What the last chunk said; null leaves what was known before. */
    @Nullable
    Long total;

    int logLines;
    int waitingOn;
    int activePartitions;
    boolean split;

    /** Whether its next run is no attempt of its own: the last one let go, and was not stopped. */
    boolean resuming;

    @Nullable
    UUID worker;

    @Nullable
    String checkpoint;

    @Nullable
    String error;

    @Nullable
    String reason;

    @Nullable
    Instant deadline;

    Held(ResultSet row) throws SQLException {
        unit = Columns.unit(row);
        lane = row.getString("lane");
        priority = Priorities.of(row.getInt("priority"));
        state = JobState.valueOf(row.getString("state"));
        owner = row.getString("owner");
        wasClaimable = row.getBoolean("claimable");
        wasActive = state.isActive();
        due = Columns.instant(row, "due");
        worker = row.getObject("worker", UUID.class);
        claimedBy = worker;
        token = row.getLong("token");
        streak = row.getInt("streak");
        retries = row.getInt("retries");
        crashes = row.getInt("crashes");
        done = row.getLong("done");
        skipped = row.getLong("skipped");
        logLines = row.getInt("log_lines");
        waitingOn = row.getInt("waiting_on");
        activePartitions = row.getInt("active_partitions");
        split = row.getBoolean("split");
        resuming = row.getBoolean("resuming");
        wasCounted = row.getBoolean("counted");
        awaited = row.getBoolean("awaited");
        checkpoint = row.getString("checkpoint");
        error = row.getString("error");
        reason = row.getString("reason");
        deadline = Columns.instantOrNull(row, "deadline_at");
        notBefore = Columns.instantOrNull(row, "not_before");
        now = Columns.instant(row, "now");
        workerName = row.getString("worker_name");
    }

    JobId job() {
        return unit.job();
    }

    /** The name of the worker that has it, or its id when it is gone. */
    String holder() {
        return workerName == null ? String.valueOf(claimedBy) : workerName;
    }

    boolean isHeldBy(Claim claim) {
        return state.isActive()
                && token == claim.token()
                && claim.worker().value().equals(worker);
    }

    /** Whether its partitions run instead of itself. */
    boolean runsAsPartitions() {
        return split && state.isActive() && worker == null;
    }

    /** Whether it may still do something by itself. */
    boolean isUnderWay() {
        return state.isActive() || state == QUEUED || state == RETRY_WAIT;
    }

    boolean isCounted() {
        return wasCounted && state.isActive();
    }

    void keep(Advance chunk) {
        checkpoint = chunk.checkpoint();
        done += chunk.done();
        skipped += chunk.skipped();
        total = Columns.known(chunk.total());
        logLines += chunk.logLines();
        streak = 0;
        retries = 0;
    }

    /** What is known of the number of items at the end. */
    void know(OptionalLong items) {
        if (items.isPresent()) {
            total = items.getAsLong();
        }
    }

    /** The run did not crash: what the claim charged is taken back. */
    void discharge() {
        streak = Math.max(0, streak - 1);
    }

    /** A new beginning at the checkpoint. */
    void forgive() {
        streak = 0;
        retries = 0;
        error = null;
        deadline = null;
        resuming = false;
    }

    /** When it is woken; null unless it waits for a time. */
    @Nullable
    Instant wakeAt() {
        return state == RETRY_WAIT || (state == QUEUED && due.isAfter(now)) ? due : null;
    }

    /** Its due time and handicap; null unless it may be claimed. */
    @Nullable
    Instant claimAt(Pace pace) {
        return isClaimable() ? due.plus(pace.handicap(priority)) : null;
    }

    private boolean isClaimable() {
        return state == QUEUED && waitingOn == 0 && !due.isAfter(now);
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
