package dev.nightshift.adapters.web.batch;

import dev.nightshift.adapters.web.idempotency.Idempotent;
import dev.nightshift.adapters.web.problem.AnswersProblems;
import dev.nightshift.adapters.web.request.Caller;
import dev.nightshift.adapters.web.request.Listing;
import dev.nightshift.application.batch.ForgetOldJobs;
import dev.nightshift.application.batch.ListForgettableJobs;
import dev.nightshift.domain.batch.Retention.Dropped;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;

/** Finished jobs and logs that are old enough to be forgotten. */
@Controller("/api/admin/retention")
@ExecuteOn(TaskExecutors.BLOCKING)
@AnswersProblems
@Tag(name = "admin")
class RetentionController {

    private final ListForgettableJobs listForgettableJobs;
    private final ForgetOldJobs forgetOldJobs;

    RetentionController(ListForgettableJobs listForgettableJobs, ForgetOldJobs forgetOldJobs) {
        this.listForgettableJobs = listForgettableJobs;
        this.forgetOldJobs = forgetOldJobs;
    }

    @Get
    @Operation(summary = "Show what retention would drop", description = "Needs ADMIN. Drops nothing.")
    Listing<DroppedResponse> wouldForget(@Parameter(hidden = true) Caller caller) {
        caller.requireAdministrator();
        return listing(listForgettableJobs.list());
    }

    @Post
    @Idempotent
    @Operation(
            summary = "Drop finished jobs and logs whose time is over",
            description = "Needs ADMIN. Whole months and days at once, as the service does by itself.")
    Listing<DroppedResponse> forget(@Parameter(hidden = true) Caller caller) {
        caller.requireAdministrator();
        return listing(forgetOldJobs.forget());
    }

    private static Listing<DroppedResponse> listing(List<Dropped> dropped) {
        return new Listing<>(dropped.stream().map(DroppedResponse::from).toList(), null);
    }

    /** A span of time that is forgotten. */
    @Serdeable
    @Schema(name = "DroppedSpan")
    record DroppedResponse(
            @Schema(example = "batch_logs_20260131") String what,
            @Schema(description = "Everything in it is older.") Instant until,
            @Schema(description = "How much room it takes.") long bytes) {

        static DroppedResponse from(Dropped dropped) {
            return new DroppedResponse(dropped.what(), dropped.until(), dropped.bytes());
        }
    }
}
