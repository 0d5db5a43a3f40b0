package dev.nightshift.adapters.web.keywords;

import dev.nightshift.adapters.web.batch.Denied;
import dev.nightshift.adapters.web.batch.WorkerNames;
import dev.nightshift.adapters.web.idempotency.Idempotent;
import dev.nightshift.adapters.web.problem.AnswersProblems;
import dev.nightshift.adapters.web.problem.FieldError;
import dev.nightshift.adapters.web.problem.Problem;
import dev.nightshift.adapters.web.problem.ProblemException;
import dev.nightshift.adapters.web.problem.ProblemKind;
import dev.nightshift.adapters.web.problem.Refuses;
import dev.nightshift.adapters.web.request.Caller;
import dev.nightshift.application.keywords.ShowDocumentCount;
import dev.nightshift.application.keywords.StartDocumentCount;
import dev.nightshift.application.keywords.StartDocumentCount.Outcome;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.Priority;
import dev.nightshift.domain.batch.Requester;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Jobs that count the documents a search service finds for keywords. */
@Controller("/api/documents")
@ExecuteOn(TaskExecutors.BLOCKING)
@AnswersProblems
@Tag(name = "documents")
class DocumentsController {

    private static final String STARTED = "배치 작업이 시작되었습니다";
    private static final String WAITS = "배치 작업이 접수되었습니다. 먼저 접수된 작업이 끝난 뒤에 시작됩니다";
    private static final int MOST_ERRORS = 100;

    private final StartDocumentCount startDocumentCount;
    private final ShowDocumentCount showDocumentCount;

    DocumentsController(StartDocumentCount startDocumentCount, ShowDocumentCount showDocumentCount) {
        this.startDocumentCount = startDocumentCount;
        this.showDocumentCount = showDocumentCount;
    }

    @Post("/batch")
    @Refuses({429})
    @Idempotent
    @Operation(
            summary = "Count the documents of keywords, as a job",
            description = "One such job runs at a time: a further one is accepted and waits, and the message says so."
                    + " 409 document-search-not-set-up where the program knows no search service.")
    @ApiResponse(
            responseCode = "202",
            description = "The job, which GET /api/documents/status shows.",
            useReturnTypeSchema = true)
    HttpResponse<StartedResponse> start(@Body KeywordsToCount body, @Parameter(hidden = true) Caller caller) {
        Outcome outcome = startDocumentCount.start(body.keywords(), body.priority(), requester(caller));
        if (outcome instanceof Outcome.Denied denied) {
            throw Denied.problem(denied.denial());
        }
        if (outcome instanceof Outcome.Refused refused) {
            throw ProblemException.invalid(refused.violations().stream()
                    .limit(MOST_ERRORS)
                    .map(found -> FieldError.at(found.pointer(), found.message()))
                    .toList());
        }
        if (outcome instanceof Outcome.Started started) {
            return HttpResponse.<StartedResponse>accepted(URI.create("/api/documents/status?jobId=" + started.job()))
                    .body(StartedResponse.from(started));
        }
        throw notSetUp();
    }

    @Get("/status")
    @Refuses({404})
    @Operation(
            summary = "Show a job that counts documents, and what it has counted so far",
            description = "Own jobs, as MANAGER any.")
    CountResponse status(
            @Parameter(schema = @Schema(type = "string", format = "uuid")) @QueryValue String jobId,
            @Parameter(hidden = true) Caller caller) {
        Requester reader = requester(caller);
        return showDocumentCount
                .show(id(jobId), reader)
                .map(shown -> CountResponse.from(shown, WorkerNames.to(reader)))
                .orElseThrow(() -> noSuchJob(jobId));
    }

    private static Requester requester(Caller caller) {
        return new Requester(caller.getName(), caller.role());
    }

    private static JobId id(String text) {
        return JobId.parse(text)
                .orElseThrow(() -> isUuid(text)
                        ? noSuchJob(text)
                        : ProblemException.unreadable(FieldError.of(
                                "jobId", "is not the id of a job such as 01890a5d-ac96-774b-bcce-b302099a8057")));
    }

    private static boolean isUuid(String text) {
        try {
            return UUID.fromString(text).toString().equalsIgnoreCase(text);
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    private static ProblemException noSuchJob(String id) {
        return ProblemException.notFound("job %s that counts documents and that you may see".formatted(id));
    }

    private static ProblemException notSetUp() {
        return new ProblemException(Problem.of(ProblemKind.CONFLICT, "This program knows no search service to ask.")
                .withCode("document-search-not-set-up")
                .withHint("Set NAVER_CLIENT_ID and NAVER_CLIENT_SECRET for every process that serves or works,"
                        + " and start them again."));
    }

    /** What is to be counted. */
    @Introspected
    @Schema(name = "KeywordsToCount")
    record KeywordsToCount(
            @ArraySchema(
                            minItems = 1,
                            maxItems = 1000,
                            schema = @Schema(type = "string", description = "1 to 100 characters that can be seen."))
                    List<String> keywords,
            @Schema(description = "NORMAL without it.") @Nullable Priority priority) {}

    /** A job that was made. */
    @Serdeable
    @Schema(name = "DocumentCountStarted")
    record StartedResponse(
            @Schema(description = "Always true.") boolean success,
            @Schema(format = "uuid") String jobId,
            @Schema(description = "That the job was started, or that it waits for another.") String message) {

        static StartedResponse from(Outcome.Started started) {
            return new StartedResponse(true, started.job().toString(), started.waits() ? WAITS : STARTED);
        }
    }
}
