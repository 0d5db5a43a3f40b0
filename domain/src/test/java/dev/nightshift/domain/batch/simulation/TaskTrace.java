package dev.nightshift.domain.batch.simulation;

import dev.nightshift.domain.batch.Advance;
import dev.nightshift.domain.batch.Claim;
import dev.nightshift.domain.batch.JobState;
import dev.nightshift.domain.batch.TaskId;
import org.jspecify.annotations.Nullable;

/** What must be so of a task, after all that was seen of it. */
final class TaskTrace {

    final TaskId task;

    @Nullable
    JobState state;

    /** The claim that may keep something; null when there is none. */
    @Nullable
    Claim holder;

    @Nullable
    String slice;

    @Nullable
    String checkpoint;

    long token;
    int attempts;

    /** Whether its next run is no attempt of its own. */
    boolean resuming;

    /** Whether its run was settled and the move that follows is not seen yet. */
    boolean settled;

    int crashes;
    int streak;
    int retries;

    TaskTrace(TaskId task) {
        this.task = task;
    }

    boolean isActive() {
        return state != null && state.isActive();
    }

    void keep(Advance chunk) {
        checkpoint = chunk.checkpoint();
        streak = 0;
        retries = 0;
    }

    void discharge() {
        streak = Math.max(0, streak - 1);
    }

    void letGo(boolean mayResume) {
        discharge();
        resuming = mayResume;
        settled = true;
    }

    @Override
    public String toString() {
        return "%s[%s, token %d, streak %d, checkpoint %s]".formatted(task, state, token, streak, checkpoint);
    }
}
