package dev.nightshift.adapters.web.batch;

import dev.nightshift.adapters.web.idempotency.Idempotent;
import dev.nightshift.adapters.web.problem.AnswersProblems;
import dev.nightshift.adapters.web.problem.FieldError;
import dev.nightshift.adapters.web.problem.ProblemException;
import dev.nightshift.adapters.web.problem.Refuses;
import dev.nightshift.adapters.web.request.Caller;
import dev.nightshift.application.batch.JobRequest;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.Map;

/** Aggregation of many days, by a job. */
@Controller("/api/admin/stats/daily")
@ExecuteOn(TaskExecutors.BLOCKING)
@AnswersProblems
@Tag(name = "statistics")
class StatsBackfillController {

    private static final String TYPE = "STATS_BACKFILL";

    private final FlatJobs jobs;

    StatsBackfillController(FlatJobs jobs) {
        this.jobs = jobs;
    }

    @Post
    @Idempotent
    @Refuses({429})
    @Operation(
            summary = "Aggregate a range of days anew, as a job",
            description = "Needs ADMIN. Both ends are included.")
    @ApiResponse(responseCode = "202", description = "The job that does it.", useReturnTypeSchema = true)
    HttpResponse<JobResponse> backfill(@Body DaysToAggregate body, @Parameter(hidden = true) Caller caller) {
        caller.requireAdministrator();
        if (body.from().isAfter(body.to())) {
            throw ProblemException.invalid(FieldError.at("/from", "must not be after to"));
        }
        Map<String, Object> parameters =
                Map.of("from", body.from().toString(), "to", body.to().toString());
        return jobs.make(JobRequest.of(TYPE, parameters), caller);
    }

    /** Which days. */
    @Introspected
    @Schema(name = "DaysToAggregate")
    record DaysToAggregate(LocalDate from, LocalDate to) {}
}
