package dev.nightshift.adapters.web.batch;

import dev.nightshift.adapters.web.idempotency.Idempotent;
import dev.nightshift.adapters.web.problem.AnswersProblems;
import dev.nightshift.adapters.web.problem.FieldError;
import dev.nightshift.adapters.web.problem.ProblemException;
import dev.nightshift.adapters.web.problem.Refuses;
import dev.nightshift.adapters.web.request.Caller;
import dev.nightshift.adapters.web.request.SearchText;
import dev.nightshift.application.batch.CommandMany;
import dev.nightshift.application.batch.CreateJobs;
import dev.nightshift.domain.batch.JobCommand;
import dev.nightshift.domain.batch.JobFilter;
import dev.nightshift.domain.batch.JobState;
import dev.nightshift.domain.batch.Priority;
import dev.nightshift.domain.batch.Requester;
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
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One command for many jobs. */
@Controller("/api/batch/bulk")
@ExecuteOn(TaskExecutors.BLOCKING)
@AnswersProblems
@Tag(name = "batch")
class BulkController {

    private final CommandMany commandMany;
    private final AcceptedJobs acceptedJobs;

    BulkController(CommandMany commandMany, AcceptedJobs acceptedJobs) {
        this.commandMany = commandMany;
        this.acceptedJobs = acceptedJobs;
    }

    @Post
    @Idempotent
    @Refuses({429})
    @Operation(
            summary = "Give a command to all jobs that pass a filter",
            description =
                    "By a job whose items they are: its log says what came of each, and those that refused are its"
                            + " dead items. Reaches the jobs that there are now; own jobs, as MANAGER all.")
    @ApiResponse(responseCode = "202", description = "The job that does it.", useReturnTypeSchema = true)
    HttpResponse<JobResponse> command(@Body BulkOrder body, @Parameter(hidden = true) Caller caller) {
        Requester by = JobRequests.requester(caller);
        String owner = body.filter().owner();
        if (owner != null && !by.mayReachJobsOf(owner)) {
            throw ProblemException.invalid(FieldError.at("/filter/owner", "must be you: you command your own jobs"));
        }
        CreateJobs.Outcome outcome = commandMany.command(body.filter().filter(), body.wanted(), by);
        if (outcome instanceof CreateJobs.Outcome.Created created) {
            return acceptedJobs.answer(created.jobs().get(0).id(), by);
        }
        if (outcome instanceof CreateJobs.Outcome.Denied denied) {
            throw Denied.problem(denied.denial());
        }
        throw new IllegalStateException("a bulk order was refused: " + outcome);
    }

    /** Who shall be told what. */
    @Introspected
    @Schema(name = "BulkOrder")
    record BulkOrder(
            @Schema(
                            type = "string",
                            description = "As in the addresses of a job; upper case does as well.",
                            allowableValues = {"start", "stop", "pause", "resume", "cancel"})
                    String command,
            @Valid Filter filter) {

        /** @throws ProblemException 422 if there is no such command */
        JobCommand wanted() {
            return Arrays.stream(JobCommand.values())
                    .filter(known -> known.name().equalsIgnoreCase(command))
                    .findFirst()
                    .orElseThrow(() -> ProblemException.invalid(
                            FieldError.at("/command", "must be one of start, stop, pause, resume, cancel")));
        }
    }

    /** Which jobs: those to which all of this applies. */
    @Introspected
    @Schema(name = "BulkFilter")
    record Filter(
            @Nullable JobState state,
            @Pattern(
                            regexp = "[A-Z][A-Z0-9_]{0,59}",
                            message = "must be 1 to 60 of A-Z, 0-9 and _, a letter first, without a version")
                    @Nullable
                    String type,
            @Nullable Priority priority,
            @Size(min = 1, max = 100, message = "must have 1 to 100 characters") @Nullable String owner,
            @Size(min = 1, max = SearchText.MAX_LENGTH, message = "must have 1 to 200 characters") @Nullable
                    String text) {

        JobFilter filter() {
            return new JobFilter(state == null ? Set.of() : Set.of(state), type, priority, owner, text, null, null);
        }
    }
}
