package dev.nightshift.adapters.web.batch;

import dev.nightshift.adapters.web.problem.AnswersProblems;
import dev.nightshift.adapters.web.problem.FieldError;
import dev.nightshift.adapters.web.problem.ProblemException;
import dev.nightshift.adapters.web.problem.Refuses;
import dev.nightshift.adapters.web.request.Caller;
import dev.nightshift.application.batch.ShowJob;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.Requester;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** What happens to jobs, as streams of events. */
@Controller("/api/batch")
@ExecuteOn(TaskExecutors.BLOCKING)
@AnswersProblems
@Tag(name = "batch")
class JobEventsController {

    private static final String LAST_EVENT_ID = "Last-Event-ID";

    private final JobStreams streams;
    private final ShowJob showJob;

    JobEventsController(JobStreams streams, ShowJob showJob) {
        this.streams = streams;
        this.showJob = showJob;
    }

    @Get("/jobs/{id}/events")
    @Refuses({429})
    @Produces(MediaType.TEXT_EVENT_STREAM)
    @Operation(
            summary = "Watch a job",
            description = "Events state (a move, as in the history; its number is the id), progress (job, state,"
                    + " progress, partitions) and log (a line, as in the logs). Begins with all moves, or those after"
                    + " Last-Event-ID, and the latest 100 lines; ends when the job has ended. A comment comes at least"
                    + " every 15 seconds, and the stream ends after 15 minutes: connect again with Last-Event-ID.")
    @ApiResponse(
            responseCode = "200",
            description = "The events.",
            content = @Content(mediaType = MediaType.TEXT_EVENT_STREAM, schema = @Schema(type = "string")))
    HttpResponse<Publisher<byte[]>> ofOne(
            String id,
            @Header(LAST_EVENT_ID) @Parameter(schema = @Schema(type = "integer", format = "int64")) @Nullable
                    String lastEventId,
            @Parameter(hidden = true) Caller caller) {
        JobId job = JobRequests.id(id);
        Requester reader = JobRequests.requester(caller);
        if (showJob.show(job, reader).isEmpty()) {
            throw JobRequests.noSuchJob(id);
        }
        return answer(streams.open(reader, caller, job, number(lastEventId)));
    }

    @Get("/events")
    @Refuses({429})
    @Produces(MediaType.TEXT_EVENT_STREAM)
    @Operation(
            summary = "Watch all jobs",
            description = "Events state (a move, as in the history; its number is the id) and progress (job, state,"
                    + " progress; of at most 200 that run) of own jobs, as MANAGER of all. Begins with the moves after"
                    + " Last-Event-ID, or now. A comment comes at least every 15 seconds, and the stream ends after 15"
                    + " minutes: connect again with Last-Event-ID.")
    @ApiResponse(
            responseCode = "200",
            description = "The events.",
            content = @Content(mediaType = MediaType.TEXT_EVENT_STREAM, schema = @Schema(type = "string")))
    HttpResponse<Publisher<byte[]>> ofAll(
            @Header(LAST_EVENT_ID) @Parameter(schema = @Schema(type = "integer", format = "int64")) @Nullable
                    String lastEventId,
            @Parameter(hidden = true) Caller caller) {
        return answer(streams.open(JobRequests.requester(caller), caller, null, number(lastEventId)));
    }

    /** Compressed, events would wait for others to come. */
    private static HttpResponse<Publisher<byte[]>> answer(Publisher<byte[]> events) {
        return HttpResponse.ok(events)
                .contentType(MediaType.TEXT_EVENT_STREAM)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.CONTENT_ENCODING, "identity")
                .header("X-Accel-Buffering", "no");
    }

    private static @Nullable Long number(@Nullable String lastEventId) {
        if (lastEventId == null || lastEventId.isEmpty()) {
            return null;
        }
        try {
            long number = Long.parseLong(lastEventId);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException unreadable) {
            throw ProblemException.unreadable(FieldError.of(LAST_EVENT_ID, "is not a number"));
        }
        throw ProblemException.invalid(FieldError.of(LAST_EVENT_ID, "must be at least 0"));
    }
}
