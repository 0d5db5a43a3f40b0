package dev.nightshift.adapters.web.batch;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.nightshift.adapters.web.idempotency.Idempotent;
import dev.nightshift.adapters.web.problem.AnswersProblems;
import dev.nightshift.adapters.web.problem.ProblemException;
import dev.nightshift.adapters.web.request.Caller;
import dev.nightshift.adapters.web.request.Listing;
import dev.nightshift.adapters.web.request.Paged;
import dev.nightshift.adapters.web.request.Paging;
import dev.nightshift.application.batch.AddSchedule;
import dev.nightshift.application.batch.ChangeSchedule;
import dev.nightshift.application.batch.ListSchedules;
import dev.nightshift.application.batch.ListSchedules.Shown;
import dev.nightshift.application.batch.RemoveSchedule;
import dev.nightshift.domain.batch.MissedRuns;
import dev.nightshift.domain.batch.Schedule;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Jobs that the clock makes from templates. */
@Controller("/api/batch/schedules")
@ExecuteOn(TaskExecutors.BLOCKING)
@AnswersProblems
@Tag(name = "batch")
class SchedulesController {

    private static final ByName<Shown> PAGES =
            new ByName<>("schedules1", shown -> shown.schedule().name());
    private static final String MERGE_PATCH = "application/merge-patch+json";

    private final ListSchedules listSchedules;
    private final AddSchedule addSchedule;
    private final ChangeSchedule changeSchedule;
    private final RemoveSchedule removeSchedule;
    private final ZoneId usualZone;

    SchedulesController(
            ListSchedules listSchedules,
            AddSchedule addSchedule,
            ChangeSchedule changeSchedule,
            RemoveSchedule removeSchedule,
            @Value("${nightshift.zone:Asia/Seoul}") String usualZone) {
        this.listSchedules = listSchedules;
        this.addSchedule = addSchedule;
        this.changeSchedule = changeSchedule;
        this.removeSchedule = removeSchedule;
        this.usualZone = ZoneId.of(usualZone);
    }

    /** List the schedules, with their next fires. By name. */
    @Get
    @Paged
    HttpResponse<Listing<ScheduleResponse>> list(@Parameter(hidden = true) Paging paging) {
        return PAGES.answer(listSchedules.list(), paging, ScheduleResponse::from);
    }

    @Post
    @Idempotent
    @Operation(summary = "Add a schedule", description = "Needs ADMIN; the caller will own the jobs.")
    @ApiResponse(responseCode = "201", description = "The schedule.", useReturnTypeSchema = true)
    HttpResponse<ScheduleResponse> add(@Body NewSchedule body, @Parameter(hidden = true) Caller caller) {
        caller.requireAdministrator();
        AddSchedule.Outcome outcome = addSchedule.add(
                body.name(),
                body.template(),
                body.cron(),
                body.zone() == null ? usualZone : body.zone(),
                body.missedRuns() == null ? MissedRuns.ONCE : body.missedRuns(),
                body.enabled() == null || body.enabled(),
                caller.getName());
        if (outcome instanceof AddSchedule.Outcome.Added added) {
            ScheduleResponse schedule = ScheduleResponse.from(added.schedule());
            return HttpResponse.created(schedule, URI.create("/api/batch/schedules/" + schedule.name()));
        }
        if (outcome instanceof AddSchedule.Outcome.Invalid invalid) {
            throw JobRequests.invalid(invalid.violations());
        }
        throw ProblemException.conflict("schedule-name-taken", "There is a schedule of this name already.");
    }

    @Patch("/{name}")
    @Consumes({MediaType.APPLICATION_JSON, MERGE_PATCH})
    @Operation(
            summary = "Change a schedule",
            description = "Needs ADMIN. Absent fields stay as they are; a new time, or enabling, counts from now on.")
    ScheduleResponse change(String name, @Body SchedulePatch body, @Parameter(hidden = true) Caller caller) {
        caller.requireAdministrator();
        body.check();
        ChangeSchedule.Outcome outcome = changeSchedule.change(
                name,
                body.template().value(),
                body.cron().value(),
                body.zone().value(),
                body.missedRuns().value(),
                body.enabled().value(),
                caller.getName());
        if (outcome instanceof ChangeSchedule.Outcome.Changed changed) {
            return ScheduleResponse.from(changed.schedule());
        }
        if (outcome instanceof ChangeSchedule.Outcome.Invalid invalid) {
            throw JobRequests.invalid(invalid.violations());
        }
        throw noSuchSchedule();
    }

    @Delete("/{name}")
    @Status(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove a schedule", description = "Needs ADMIN. Jobs that it made stay.")
    @ApiResponse(responseCode = "204", description = "It is gone.")
    void remove(String name, @Parameter(hidden = true) Caller caller) {
        caller.requireAdministrator();
        if (!(removeSchedule.remove(name, caller.getName()) instanceof RemoveSchedule.Outcome.Removed)) {
            throw noSuchSchedule();
        }
    }

    private static ProblemException noSuchSchedule() {
        return ProblemException.notFound("schedule of this name");
    }

    /** When jobs are made from what. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "Schedule")
    record ScheduleResponse(
            String name,
            String template,
            String cron,
            String zone,
            MissedRuns missedRuns,
            @Schema(description = "Whose jobs they are.") String owner,
            boolean enabled,
            @Schema(
                            description =
                                    "At most five; none while it is disabled, or if its expression is no longer accepted.")
                    List<Instant> nextFires,
            @Schema(description = "Why its last fire made no job; null when it did.") @Nullable String lastError) {

        static ScheduleResponse from(Shown shown) {
            Schedule schedule = shown.schedule();
            return new ScheduleResponse(
                    schedule.name(),
                    schedule.template(),
                    schedule.cron(),
                    schedule.zone().getId(),
                    schedule.missedRuns(),
                    schedule.owner(),
                    schedule.enabled(),
                    shown.nextFires(),
                    shown.lastError());
        }
    }
}
