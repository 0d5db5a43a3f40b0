package dev.nightshift.adapters.web.batch;

import dev.nightshift.adapters.web.idempotency.Idempotent;
import dev.nightshift.adapters.web.problem.AnswersProblems;
import dev.nightshift.adapters.web.problem.FieldError;
import dev.nightshift.adapters.web.problem.Refuses;
import dev.nightshift.adapters.web.request.Caller;
import dev.nightshift.application.batch.JobRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;

/** The five kinds of work on market data and indices, each with its parameters at the top of the body. */
@Controller("/api/batch")
@ExecuteOn(TaskExecutors.BLOCKING)
@AnswersProblems
@Tag(name = "sentiment")
class SentimentJobsController {

    private final FlatJobs jobs;

    SentimentJobsController(FlatJobs jobs) {
        this.jobs = jobs;
    }

    @Post("/historical-backfill")
    @Refuses({429})
    @Idempotent
    @Operation(
            summary = "Compute and keep the index of a range of days, as a job",
            description = "Needs MANAGER. Takes dateRange, market, method, version, weights, overwriteExisting,"
                    + " validationLevel.")
    @ApiResponse(responseCode = "202", description = "The job that does it.", useReturnTypeSchema = true)
    HttpResponse<JobResponse> backfill(@Body SentimentJobBody body, @Parameter(hidden = true) Caller caller) {
        return create("HISTORICAL_BACKFILL", body, caller);
    }

    @Post("/index-recalculation")
    @Refuses({429})
    @Idempotent
    @Operation(
            summary = "Compute kept days anew with other weights or another version, as a job",
            description =
                    "Needs MANAGER. Takes dateRange, market, method, version, fromVersion, weights, validationLevel. How far"
                            + " each day differs is in the findings of the job.")
    @ApiResponse(responseCode = "202", description = "The job that does it.", useReturnTypeSchema = true)
    HttpResponse<JobResponse> recalculate(@Body SentimentJobBody body, @Parameter(hidden = true) Caller caller) {
        return create("INDEX_RECALCULATION", body, caller);
    }

    @Post("/data-validation")
    @Refuses({429})
    @Idempotent
    @Operation(
            summary = "Check market data and the index, as a job",
            description = "Takes dateRange, market, method, tables. What is wrong is in the findings of the job.")
    @ApiResponse(responseCode = "202", description = "The job that does it.", useReturnTypeSchema = true)
    HttpResponse<JobResponse> validate(@Body SentimentJobBody body, @Parameter(hidden = true) Caller caller) {
        return create("DATA_VALIDATION", body, caller);
    }

    @Post("/bulk-report")
    @Refuses({429})
    @Idempotent
    @Operation(
            summary = "Make a report of each month or year, as a job",
            description = "Takes dateRange, period, market, method, version, weights. The files are the reports of the"
                    + " job.")
    @ApiResponse(responseCode = "202", description = "The job that does it.", useReturnTypeSchema = true)
    HttpResponse<JobResponse> report(@Body SentimentJobBody body, @Parameter(hidden = true) Caller caller) {
        return create("BULK_REPORT", body, caller);
    }

    @Post("/data-migration")
    @Refuses({429})
    @Idempotent
    @Operation(
            summary = "Turn an older table into today's, as a job",
            description =
                    "Needs ADMIN. Takes source, step, overwriteExisting. DRY_RUN comes first; APPLY can be confirmed or"
                            + " reverted.")
    @ApiResponse(responseCode = "202", description = "The job that does it.", useReturnTypeSchema = true)
    HttpResponse<JobResponse> migrate(@Body SentimentJobBody body, @Parameter(hidden = true) Caller caller) {
        return create("DATA_MIGRATION", body, caller);
    }

    private HttpResponse<JobResponse> create(String type, SentimentJobBody body, Caller caller) {
        List<FieldError> errors = new ArrayList<>();
        JobRequest request = body.request(type, errors);
        JobRequests.refuse(errors);
        return jobs.make(request, caller);
    }
}
