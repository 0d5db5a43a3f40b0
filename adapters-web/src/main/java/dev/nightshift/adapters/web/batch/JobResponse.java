package dev.nightshift.adapters.web.batch;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.nightshift.application.batch.ExplainedJob;
import dev.nightshift.domain.batch.BatchJob;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.JobState;
import dev.nightshift.domain.batch.NewJob;
import dev.nightshift.domain.batch.Priority;
import dev.nightshift.domain.batch.Progress;
import dev.nightshift.domain.batch.Strategy;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A job as every controller of this package answers it. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "Job")
record JobResponse(
        String id,
        @Schema(description = "NAME, or NAME@2 for the second version.", example = "NO_OP") String type,
        JobState state,
        Priority priority,
        Strategy strategy,
        @Schema(description = "The username of who made it.") String owner,
        @Schema(description = "As given.", type = "object") Map<String, @Nullable Object> parameters,
        Progressed progress,
        @Schema(description = "Empty unless it was split.") List<Part> partitions,
        @Schema(description = "How many runs were begun, over all partitions.") int attempts,
        @Schema(description = "How many runs ended with the death of their worker.") int crashes,
        @Schema(description = "Why it does not run, as a sentence; null when it runs or has ended.") @Nullable
                String waitingReason,
        @Schema(description = "What went wrong last.") @Nullable String error,
        Instant createdAt,
        @Schema(description = "When its first run began.") @Nullable Instant startedAt,
        @Schema(description = "When it ended.") @Nullable Instant finishedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL)
                @Schema(description = "Why it is in its state, in the words of who moved it; absent without.")
                @Nullable
                String reason,
        @JsonInclude(JsonInclude.Include.NON_NULL)
                @Schema(description = "When it may start; absent for at once.")
                @Nullable
                Instant notBefore,
        @JsonInclude(JsonInclude.Include.NON_NULL)
                @Schema(description = "When it is tried again; absent unless it waits for that.")
                @Nullable
                Instant retryAt,
        @JsonInclude(JsonInclude.Include.NON_NULL)
                @Schema(description = "The jobs it depends on that have not completed; absent without.")
                @Nullable
                List<String> waitsFor,
        @JsonInclude(JsonInclude.Include.NON_NULL)
                @Schema(description = "The job whose dead items it handles once more; absent for others.")
                @Nullable
                String replayOf) {

    static JobResponse from(ExplainedJob shown, WorkerNames names) {
        BatchJob job = shown.job();
        return new JobResponse(
                job.id().toString(),
                job.type().toString(),
                job.state(),
                job.priority(),
                job.strategy(),
                job.owner(),
                job.parameters(),
                Progressed.of(job),
                job.partitions().stream().map(part -> Part.from(part, names)).toList(),
                job.attempts(),
                job.crashes(),
                shown.waitingReason().orElse(null),
                names.text(job.error()),
                job.createdAt(),
                job.startedAt(),
                job.finishedAt(),
                names.text(job.reason()),
                job.notBefore(),
                job.retryAt(),
                job.waitsFor().isEmpty()
                        ? null
                        : job.waitsFor().stream().map(JobId::toString).toList(),
                job.replayOf() == null ? null : job.replayOf().toString());
    }

    /** A job as it is in the moment of its creation. */
    static BatchJob born(NewJob made) {
        Instant now = made.id().madeAt();
        return new BatchJob(
                made.id(),
                made.type(),
                made.start() ? JobState.QUEUED : JobState.PENDING,
                made.priority(),
                made.strategy(),
                made.owner(),
                made.parameters(),
                Progress.NONE,
                List.of(),
                0,
                0,
                null,
                null,
                made.notBefore(),
                null,
                made.dependsOn().stream().sorted().toList(),
                made.replayOf(),
                now,
                null,
                null,
                now);
    }

    /** How far a job is. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "JobProgress")
    record Progressed(
            @Schema(description = "Items that are handled and kept, the skipped ones included.") long done,
            @Schema(description = "Null when the source cannot tell.") @Nullable Long total,
            @Schema(description = "Items that were set aside.") long skipped,
            @Schema(description = "Items a second since the first start.") double rate,
            @Schema(description = "How long it takes at this rate; null when that cannot be told.") @Nullable
                    Long etaSeconds) {

        static Progressed of(BatchJob job) {
            return new Progressed(
                    job.progress().done(),
                    orNull(job.progress().total()),
                    job.progress().skipped(),
                    Math.round(job.rate() * 100) / 100.0,
                    job.timeLeft().map(Progressed::seconds).orElse(null));
        }

        private static Long seconds(Duration left) {
            return (left.toMillis() + 999) / 1000;
        }
    }

    /** A part of a job. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "JobPartition")
    record Part(
            @Schema(description = "From 1 on.") int number,
            @Schema(description = "Which part of the source it is, in the words of the source.") String slice,
            JobState state,
            PartProgress progress,
            int attempts,
            int crashes,
            @Nullable String error) {

        static Part from(BatchJob.Partition part, WorkerNames names) {
            return new Part(
                    part.number(),
                    part.slice(),
                    part.state(),
                    new PartProgress(
                            part.progress().done(),
                            orNull(part.progress().total()),
                            part.progress().skipped()),
                    part.attempts(),
                    part.crashes(),
                    names.text(part.error()));
        }
    }

    /** How far a part of a job is. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "JobPartitionProgress")
    record PartProgress(long done, @Nullable Long total, long skipped) {}

    private static @Nullable Long orNull(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }
}
