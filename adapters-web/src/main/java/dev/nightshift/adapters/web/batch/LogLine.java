package dev.nightshift.adapters.web.batch;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.nightshift.domain.batch.JobLogs;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A line of a job's log. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "JobLogLine")
record LogLine(
        long number,
        String job,
        @Schema(description = "Null for the job itself.") @Nullable Integer partition,
        Instant at,
        String text) {

    static LogLine from(JobLogs.Numbered row, WorkerNames names) {
        return new LogLine(
                row.number(),
                row.line().task().job().toString(),
                Move.partition(row.line().task()),
                row.line().at(),
                String.valueOf(names.text(row.line().text())));
    }
}
