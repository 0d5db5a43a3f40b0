package dev.nightshift.domain.batch;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a task went from one state into another.
 *
 * @param number larger than that of every earlier move of the task
 * @param from null for the creation
 * @param actor who made it move: a user, or the name of a worker
 * @param reason null when there is none to give
 * @param token the token of the claim it was under; 0 before the first
 */
public record Transition(
        long number,
        TaskId task,
        @Nullable JobState from,
        JobState to,
        String actor,
        @Nullable String reason,
        long token,
        Instant at) {

    public Transition {
        requireNonNull(task, "task");
        requireNonNull(to, "to");
        requireNonNull(actor, "actor");
        requireNonNull(at, "at");
    }
}
