package dev.nightshift.domain.batch;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The right of a worker to work on a task, for as long as nobody else has claimed it since.
 *
 * @param token larger than the token of every earlier claim of the task
 * @param parameters as given, what JSON can say
 * @param retries how many runs have failed since the last chunk was kept
 * @param checkpoint the position of the last item that is kept; null when none is
 * @param slice the slice of the source that a partition has; null for a whole job
 * @param split whether the job has been split into partitions before
 * @param overdue whether it has taken longer than it may
 * @param replayOf the job whose dead items are the items of this one; null for others
 * @param logLines how many lines are in the log of the task
 * @param owner whose job it is
 */
public record Claim(
        TaskId task,
        long token,
        WorkerId worker,
        TypeName type,
        Strategy strategy,
        Map<String, @Nullable Object> parameters,
        int retries,
        Progress progress,
        @Nullable String checkpoint,
        @Nullable String slice,
        boolean split,
        boolean overdue,
        @Nullable JobId replayOf,
        int logLines,
        String owner) {

    public Claim {
        requireNonNull(task, "task");
        requireNonNull(worker, "worker");
        requireNonNull(type, "type");
        requireNonNull(strategy, "strategy");
        requireNonNull(parameters, "parameters");
        requireNonNull(progress, "progress");
        requireNonNull(owner, "owner");
    }
}
