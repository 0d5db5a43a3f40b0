package dev.nightshift.adapters.web.batch;

import dev.nightshift.adapters.web.idempotency.Idempotent;
import dev.nightshift.adapters.web.problem.AnswersProblems;
import dev.nightshift.adapters.web.problem.ProblemException;
import dev.nightshift.adapters.web.problem.Refuses;
import dev.nightshift.adapters.web.request.Caller;
import dev.nightshift.application.batch.CommandJob;
import dev.nightshift.application.batch.CommandJob.Outcome;
import dev.nightshift.application.batch.ExplainJobs;
import dev.nightshift.domain.batch.JobCommand;
import dev.nightshift.domain.batch.Requester;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells jobs what to do. */
@Controller("/api/batch/jobs/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
@AnswersProblems
@Tag(name = "batch")
class JobCommandsController {

    private final CommandJob commandJob;
    private final ExplainJobs explainJobs;

    JobCommandsController(CommandJob commandJob, ExplainJobs explainJobs) {
        this.commandJob = commandJob;
        this.explainJobs = explainJobs;
    }

    @Post("/start")
    @Refuses({429})
    @Idempotent
    @Operation(
            summary = "Start a job",
            description = "One that failed, was quarantined or stopped goes on from its checkpoint; a paused one is"
                    + " resumed; one that is queued or runs stays as it is. 409 names the commands that are legal."
                    + " Needs the least role of its type.")
    JobResponse start(String id, @Body @Nullable Because body, @Parameter(hidden = true) Caller caller) {
        return control(id, JobCommand.START, body, caller);
    }

    @Post("/stop")
    @Idempotent
    @Operation(
            summary = "Stop a job",
            description = "Ends its run after the chunk at hand and frees everything; start goes on from there.")
    JobResponse stop(String id, @Body @Nullable Because body, @Parameter(hidden = true) Caller caller) {
        return control(id, JobCommand.STOP, body, caller);
    }

    @Post("/pause")
    @Idempotent
    @Operation(
            summary = "Pause a job",
            description = "Holds it after the chunk at hand, with its attempt and its place; resume goes on.")
    JobResponse pause(String id, @Body @Nullable Because body, @Parameter(hidden = true) Caller caller) {
        return control(id, JobCommand.PAUSE, body, caller);
    }

    @Post("/resume")
    @Refuses({429})
    @Idempotent
    @Operation(summary = "Resume a paused job", description = "Needs the least role of its type.")
    JobResponse resume(String id, @Body @Nullable Because body, @Parameter(hidden = true) Caller caller) {
        return control(id, JobCommand.RESUME, body, caller);
    }

    @Post("/cancel")
    @Idempotent
    @Operation(
            summary = "Cancel a job permanently",
            description = "What was kept stays; jobs that depend on it are cancelled, too.")
    JobResponse cancel(String id, @Body @Nullable Because body, @Parameter(hidden = true) Caller caller) {
        return control(id, JobCommand.CANCEL, body, caller);
    }

    private JobResponse control(String id, JobCommand command, @Nullable Because because, Caller caller) {
        Requester by = JobRequests.requester(caller);
        Outcome outcome =
                commandJob.command(JobRequests.id(id), command, by, because == null ? null : because.reason());
        if (outcome instanceof Outcome.CarriedOut carriedOut) {
            return JobResponse.from(
                    explainJobs.explain(List.of(carriedOut.job())).get(0), WorkerNames.to(by));
        }
        if (outcome instanceof Outcome.Denied denied) {
            throw Denied.problem(denied.denial());
        }
        if (outcome instanceof Outcome.Illegal illegal) {
            throw ProblemException.conflict(
                    "illegal-command",
                    "The job is %s, which does not allow to %s it.".formatted(illegal.state(), word(command)),
                    illegal.legal().stream().map(JobCommandsController::word).toList());
        }
        throw JobRequests.noSuchJob(id);
    }

    private static String word(JobCommand command) {
        return command.name().toLowerCase(Locale.ROOT);
    }

    /** Why a command is given. */
    @Introspected
    @Schema(name = "CommandReason")
    record Because(@Size(max = 500, message = "must have at most 500 characters") @Nullable String reason) {}
}
