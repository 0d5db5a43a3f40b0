package dev.nightshift.domain.batch;

import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A task as the fake keeps it. */
final class TaskRow extends Task {

    final @Nullable String slice;
    boolean ready;

    /** When it is claimed, among others of its priority. */
    long turn = InMemoryBatch.NO_TURN;

    int attempts;

    TaskRow(TaskId task, @Nullable Slice slice, JobState state, Instant due) {
        super(task, state, due);
        this.slice = slice == null ? null : slice.name();
        know(slice == null ? OptionalLong.empty() : slice.size());
    }

    TaskRow(TaskRow other) {
        super(other);
        slice = other.slice;
        ready = other.ready;
        turn = other.turn;
        attempts = other.attempts;
    }
}
