package dev.nightshift.domain.batch;

import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A unit as the fake keeps it. */
final class UnitRow {

    final Unit unit;
    final @Nullable String slice;
    JobState state;
    Instant due;
    boolean ready;

    /** When it is claimed, among others of its priority. */
    long turn = InMemoryBatch.NO_TURN;

    long token;

    @Nullable
    WorkerId worker;

    int streak;
    int retries;
    int attempts;

    /** Whether its next run is no attempt of its own: the last one let go, and was not stopped. */
    boolean resuming;

    int crashes;
    Progress progress = Progress.NONE;

    @Nullable
    String checkpoint;

    @Nullable
    String error;

    int logLines;

    UnitRow(Unit unit, @Nullable Slice slice, JobState state, Instant due) {
        this.unit = unit;
        this.slice = slice == null ? null : slice.name();
        this.state = state;
        this.due = due;
        this.progress = Progress.NONE.of(slice == null ? OptionalLong.empty() : slice.size());
    }

    UnitRow(UnitRow other) {
        unit = other.unit;
        slice = other.slice;
        state = other.state;
        due = other.due;
        ready = other.ready;
        turn = other.turn;
        token = other.token;
        worker = other.worker;
        streak = other.streak;
        retries = other.retries;
        attempts = other.attempts;
        resuming = other.resuming;
        crashes = other.crashes;
        progress = other.progress;
        checkpoint = other.checkpoint;
        error = other.error;
        logLines = other.logLines;
    }

    boolean isHeldBy(Claim claim) {
        return state.isActive() && token == claim.token() && claim.worker().equals(worker);
    }

    /** Whether it may still do something by itself. */
    boolean isUnderWay() {
        return state.isActive() || state == JobState.QUEUED || state == JobState.RETRY_WAIT;
    }

    void keep(Advance chunk) {
        checkpoint = chunk.checkpoint();
        progress = progress.plus(chunk.done(), chunk.skipped());
        if (chunk.total().isPresent()) {
            progress = progress.of(chunk.total());
        }
        logLines += chunk.logLines();
        streak = 0;
        retries = 0;
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
        resuming = false;
    }
}
