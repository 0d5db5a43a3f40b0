package dev.nightshift.domain.batch;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A job as it is right now.
 *
 * @param partitions in order; empty unless it was split
 * @param attempts how many runs began because the job was made, tried again, taken over or started, over all partitions;
 *     a run that goes on after a pause, or after its worker let go of it, is still the same attempt
 * @param crashes how many runs ended with the death of their worker, over all partitions
 * @param error what went wrong last; null when nothing did
 * @param reason why it is in its state, in the words of who moved it; null when none were given
 * @param notBefore when it may start; null for at once
 * @param retryAt when it is tried again; null unless it waits for that
 * @param waitsFor the jobs it depends on that have not completed
 * @param startedAt when its first run began; null before
 * @param finishedAt when it ended; null before
 * @param readAt when all this was so, by the clock of the other instants
 */
public record BatchJob(
        JobId id,
        TypeName type,
        JobState state,
        Priority priority,
        Strategy strategy,
        String owner,
        Map<String, @Nullable Object> parameters,
        Progress progress,
        List<Partition> partitions,
        int attempts,
        int crashes,
        @Nullable String error,
        @Nullable String reason,
        @Nullable Instant notBefore,
        @Nullable Instant retryAt,
        List<JobId> waitsFor,
        @Nullable JobId replayOf,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        Instant readAt) {

    public BatchJob {
        requireNonNull(id, "id");
        requireNonNull(type, "type");
        requireNonNull(state, "state");
        requireNonNull(priority, "priority");
        requireNonNull(strategy, "strategy");
        requireNonNull(owner, "owner");
        requireNonNull(parameters, "parameters");
        requireNonNull(progress, "progress");
        partitions = List.copyOf(partitions);
        waitsFor = List.copyOf(waitsFor);
        requireNonNull(createdAt, "createdAt");
        requireNonNull(readAt, "readAt");
    }

    /** Items a second from the first start to the end, or to now; 0 before the first start. */
    public double rate() {
        if (startedAt == null) {
            return 0;
        }
        Instant end = finishedAt == null ? readAt : finishedAt;
        double seconds = Math.max(Duration.between(startedAt, end).toMillis(), 1) / 1000.0;
        return progress.done() / seconds;
    }

    /** How long it takes at this rate; empty unless it runs, has a total, and has done something. */
    public Optional<Duration> timeLeft() {
        OptionalLong total = progress.total();
        if (!state.isActive() || total.isEmpty() || progress.done() == 0) {
            return Optional.empty();
        }
        long left = Math.max(0, total.getAsLong() - progress.done());
        return Optional.of(Duration.ofMillis(Math.round(left / rate() * 1000)));
    }

    /**
     * A part of the job.
     *
     * @param number from 1 on
     */
    public record Partition(
            int number,
            String slice,
            JobState state,
            Progress progress,
            int attempts,
            int crashes,
            @Nullable String error) {
        public Partition {
            requireNonNull(slice, "slice");
            requireNonNull(state, "state");
            requireNonNull(progress, "progress");
        }
    }
}
