package dev.nightshift.adapters.web.batch;

import dev.nightshift.adapters.web.idempotency.Idempotent;
import dev.nightshift.adapters.web.json.OneOrMany;
import dev.nightshift.adapters.web.problem.AnswersProblems;
import dev.nightshift.adapters.web.problem.FieldError;
import dev.nightshift.adapters.web.problem.ProblemException;
import dev.nightshift.adapters.web.problem.Refuses;
import dev.nightshift.adapters.web.request.Caller;
import dev.nightshift.adapters.web.request.Listing;
import dev.nightshift.adapters.web.request.Paged;
import dev.nightshift.adapters.web.request.Paging;
import dev.nightshift.application.batch.CreateJobs;
import dev.nightshift.application.batch.CreateJobs.Outcome;
import dev.nightshift.application.batch.ExplainJobs;
import dev.nightshift.application.batch.JobRequest;
import dev.nightshift.application.batch.ListJobs;
import dev.nightshift.application.batch.ShowJob;
import dev.nightshift.domain.batch.BatchJob;
import dev.nightshift.domain.batch.NewJob;
import dev.nightshift.domain.batch.Requester;
import dev.nightshift.domain.batch.Violation;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;

/** Jobs: making them, listing them, showing one. */
@Controller("/api/batch/jobs")
@ExecuteOn(TaskExecutors.BLOCKING)
@AnswersProblems
@Tag(name = "batch")
class JobsController {

    private static final int MOST_AT_ONCE = 10_000;

    private final CreateJobs createJobs;
    private final AcceptedJobs acceptedJobs;
    private final ShowJob showJob;
    private final ListJobs listJobs;
    private final ExplainJobs explainJobs;

    JobsController(
            CreateJobs createJobs,
            AcceptedJobs acceptedJobs,
            ShowJob showJob,
            ListJobs listJobs,
            ExplainJobs explainJobs) {
        this.createJobs = createJobs;
        this.acceptedJobs = acceptedJobs;
        this.showJob = showJob;
        this.listJobs = listJobs;
        this.explainJobs = explainJobs;
    }

    @Post
    @Idempotent
    @Refuses({429})
    @Operation(
            summary = "Make a job, or up to 10,000 at once",
            description =
                    "The caller becomes the owner, and needs the least role of the type, for HIGH as a rule MANAGER (403"
                            + " otherwise). A USER has a quota of unfinished jobs (429). Of an array all are made or none.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(oneOf = {JobBody.class, JobBody[].class})))
    @ApiResponse(
            responseCode = "202",
            description = "The job, and Location is its address; of an array the jobs as they were made.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(oneOf = {JobResponse.class, JobResponse[].class})))
    HttpResponse<?> create(@Body OneOrMany<JobBody> body, @Parameter(hidden = true) Caller caller) {
        Outcome outcome = createJobs.create(requests(body), JobRequests.requester(caller));
        if (outcome instanceof Outcome.Denied denied) {
            throw Denied.problem(denied.denial());
        }
        if (outcome instanceof Outcome.Refused refused) {
            throw JobRequests.invalid(refused.broken().stream()
                    .map(found -> new Violation(
                            body.pointer(found.index()) + found.violation().pointer(),
                            found.violation().message()))
                    .toList());
        }
        List<NewJob> made = ((Outcome.Created) outcome).jobs();
        return body.isArray()
                ? HttpResponse.accepted().body(answers(made))
                : acceptedJobs.answer(made.get(0).id(), JobRequests.requester(caller));
    }

    /** List jobs. Newest first, without a total; header Link has the next page. Own jobs, as MANAGER all. */
    @Get
    @Paged
    HttpResponse<Listing<JobResponse>> list(
            @RequestBean JobListRequest request,
            HttpRequest<?> http,
            @Parameter(hidden = true) Paging paging,
            @Parameter(hidden = true) Caller caller) {
        Requester reader = JobRequests.requester(caller);
        return paging.answer(
                listJobs.list(
                        request.filter(http.getParameters()),
                        reader,
                        paging.after(JobListRequest.CURSOR),
                        paging.limit()),
                job -> JobResponse.from(job, WorkerNames.to(reader)),
                JobListRequest.CURSOR);
    }

    @Get("/{id}")
    @Operation(summary = "Show a job", description = "Own jobs, as MANAGER any.")
    JobResponse show(
            @Parameter(schema = @Schema(type = "string", format = "uuid")) String id,
            @Parameter(hidden = true) Caller caller) {
        Requester reader = JobRequests.requester(caller);
        return showJob.show(JobRequests.id(id), reader)
                .map(job -> JobResponse.from(job, WorkerNames.to(reader)))
                .orElseThrow(() -> JobRequests.noSuchJob(id));
    }

    private static List<JobRequest> requests(OneOrMany<JobBody> body) {
        int size = body.items().size();
        if (size == 0 || size > MOST_AT_ONCE) {
            throw ProblemException.invalid(
                    FieldError.at("", "must be a job or an array of 1 to %d jobs".formatted(MOST_AT_ONCE)));
        }
        List<FieldError> errors = new ArrayList<>();
        List<JobRequest> requests = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            requests.add(body.items().get(i).request(body.pointer(i), errors));
        }
        JobRequests.refuse(errors);
        return requests;
    }

    /** As they were made, when no worker has seen them yet: ten thousand are not read back. */
    private List<JobResponse> answers(List<NewJob> made) {
        List<BatchJob> jobs = made.stream().map(JobResponse::born).toList();
        return explainJobs.explain(jobs).stream()
                .map(job -> JobResponse.from(job, WorkerNames.SHOWN))
                .toList();
    }
}
