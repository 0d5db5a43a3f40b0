package dev.nightshift.adapters.web.batch;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.nightshift.domain.batch.JobState;
import dev.nightshift.domain.batch.TaskId;
import dev.nightshift.domain.batch.Transition;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** That a job or a partition went from one state into another. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "JobMove")
record Move(
        long number,
        String job,
        @Schema(description = "Null for the job itself.") @Nullable Integer partition,
        @Schema(description = "Null for the creation.") @Nullable JobState from,
        JobState to,
        @Schema(description = "A user, or a worker; its name from MANAGER on.") String actor,
        @Nullable String reason,
        @Schema(description = "Of the claim it was under; 0 before the first.") long token,
        Instant at) {

    static Move from(Transition row, WorkerNames names) {
        return new Move(
                row.number(),
                row.task().job().toString(),
                partition(row.task()),
                row.from(),
                row.to(),
                names.actor(row.actor()),
                names.text(row.reason()),
                row.token(),
                row.at());
    }

    static @Nullable Integer partition(TaskId task) {
        return task.isWhole() ? null : task.partition();
    }
}
