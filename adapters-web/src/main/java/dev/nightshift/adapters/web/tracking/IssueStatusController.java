package dev.nightshift.adapters.web.tracking;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.nightshift.adapters.web.idempotency.Idempotent;
import dev.nightshift.adapters.web.problem.AnswersProblems;
import dev.nightshift.adapters.web.problem.ProblemException;
import dev.nightshift.adapters.web.request.Caller;
import dev.nightshift.adapters.web.request.CursorFormat;
import dev.nightshift.adapters.web.request.Listing;
import dev.nightshift.adapters.web.request.Paging;
import dev.nightshift.application.tracking.ChangeIssueStatus;
import dev.nightshift.application.tracking.ChangeIssueStatus.Outcome;
import dev.nightshift.application.tracking.ShowIssue;
import dev.nightshift.application.tracking.ShowStatusHistory;
import dev.nightshift.domain.tracking.IssueId;
import dev.nightshift.domain.tracking.IssueStatus;
import dev.nightshift.domain.tracking.StatusChange;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The status of an issue, and those it had. */
@Controller("/api/issues/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
@AnswersProblems
@Tag(name = "issues")
class IssueStatusController {

    private static final CursorFormat<Integer> CURSOR =
            new CursorFormat<>("history1", seen -> List.of(seen.toString()), IssueStatusController::seen);

    private final ChangeIssueStatus changeIssueStatus;
    private final ShowIssue showIssue;
    private final ShowStatusHistory showStatusHistory;

    IssueStatusController(
            ChangeIssueStatus changeIssueStatus, ShowIssue showIssue, ShowStatusHistory showStatusHistory) {
        this.changeIssueStatus = changeIssueStatus;
        this.showIssue = showIssue;
        this.showStatusHistory = showStatusHistory;
    }

    @Post("/status")
    @Idempotent
    @Operation(
            summary = "Change the status of an issue",
            description = "Own issues, those assigned to the caller, or any as MANAGER. Every status may follow every"
                    + " other; the one it has already changes nothing.")
    HttpResponse<IssueResponse> change(long id, @Body NewStatus body, @Parameter(hidden = true) Caller caller) {
        IssueId issue = IssueRequests.id(id);
        Outcome outcome = changeIssueStatus.change(issue, body.status(), IssueRequests.actor(caller));
        if (outcome instanceof Outcome.NotAllowed) {
            throw ProblemException.forbidden(
                    "Only its reporter, its assignee and managers may change the status of an issue.");
        }
        return HttpResponse.ok(
                showIssue.show(issue).map(IssueResponse::from).orElseThrow(() -> IssueRequests.noSuchIssue(id)));
    }

    @Get("/history")
    @Operation(
            summary = "Show which statuses an issue went through",
            description = "Oldest change first.",
            parameters = {
                @Parameter(
                        name = "limit",
                        in = ParameterIn.QUERY,
                        description = "1..200 items",
                        schema = @Schema(type = "integer", defaultValue = "50")),
                @Parameter(
                        name = "cursor",
                        in = ParameterIn.QUERY,
                        description = "next of the page before",
                        schema = @Schema(type = "string"))
            })
    HttpResponse<Listing<ChangeResponse>> history(long id, @Parameter(hidden = true) Paging paging) {
        Integer seen = paging.after(CURSOR);
        return showStatusHistory
                .show(IssueRequests.id(id), seen == null ? 0 : seen, paging.limit())
                .map(page -> paging.answer(page, ChangeResponse::from, CURSOR))
                .orElseThrow(() -> IssueRequests.noSuchIssue(id));
    }

    private static Integer seen(List<String> parts) {
        int seen = Integer.parseInt(String.join(",", parts));
        if (seen < 0) {
            throw new IllegalArgumentException("not a position");
        }
        return seen;
    }

    /** The status an issue shall have. */
    @Introspected
    @Schema(name = "NewStatus")
    record NewStatus(IssueStatus status) {}

    /** One change of an issue's status. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "StatusChange")
    record ChangeResponse(
            IssueStatus from,
            IssueStatus to,
            @Schema(description = "Null where imported data does not tell.") @Nullable String actor,
            Instant at) {

        static ChangeResponse from(StatusChange change) {
            return new ChangeResponse(change.from(), change.to(), change.actor(), change.at());
        }
    }
}
