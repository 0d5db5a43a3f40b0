package dev.nightshift.adapters.web.batch;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.nightshift.domain.batch.BatchJob;
import dev.nightshift.domain.batch.JobLogs;
import dev.nightshift.domain.batch.JobState;
import dev.nightshift.domain.batch.Transition;
import io.micronaut.json.JsonMapper;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events as the text of an event stream (WHATWG HTML, 9.2). */
@Singleton
final class EventText {

    private final JsonMapper json;

    EventText(JsonMapper json) {
        this.json = json;
    }

    byte[] of(Transition move, WorkerNames names) {
        return text("id: %d\nevent: state\n".formatted(move.number()), Move.from(move, names));
    }

    byte[] of(JobLogs.Numbered line, WorkerNames names) {
        return text("event: log\n", LogLine.from(line, names));
    }

    /** @param isDetailed whether its partitions are told, too */
    byte[] of(BatchJob job, boolean isDetailed, WorkerNames names) {
        List<JobResponse.Part> parts = isDetailed
                ? job.partitions().stream()
                        .map(part -> JobResponse.Part.from(part, names))
                        .toList()
                : null;
        return text(
                "event: progress\n",
                new ProgressEvent(job.id().toString(), job.state(), JobResponse.Progressed.of(job), parts));
    }

    private byte[] text(String head, Object data) {
        try {
            return (head + "data: " + json.writeValueAsString(data) + "\n\n").getBytes(StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** How far a job is. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "JobProgressEvent")
    record ProgressEvent(
            String job,
            JobState state,
            JobResponse.Progressed progress,
            @Schema(description = "Only in the stream of one job.") @Nullable List<JobResponse.Part> partitions) {}
}
