package dev.nightshift.adapters.web.tracking;

import dev.nightshift.adapters.web.idempotency.Idempotent;
import dev.nightshift.adapters.web.problem.AnswersProblems;
import dev.nightshift.adapters.web.problem.ProblemException;
import dev.nightshift.adapters.web.request.Caller;
import dev.nightshift.adapters.web.request.Listing;
import dev.nightshift.adapters.web.request.Paging;
import dev.nightshift.application.tracking.DeleteIssue;
import dev.nightshift.application.tracking.EditIssue;
import dev.nightshift.application.tracking.EditIssue.Outcome;
import dev.nightshift.application.tracking.ListIssues;
import dev.nightshift.application.tracking.ReportIssue;
import dev.nightshift.application.tracking.ShowIssue;
import dev.nightshift.application.tracking.ViewIssue;
import dev.nightshift.domain.accounts.Role;
import dev.nightshift.domain.tracking.Attention;
import dev.nightshift.domain.tracking.Issue;
import dev.nightshift.domain.tracking.IssueId;
import dev.nightshift.domain.tracking.TrackedIssue;
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
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;

/** Issues. */
@Controller("/api/issues")
@ExecuteOn(TaskExecutors.BLOCKING)
@AnswersProblems
@Tag(name = "issues")
class IssuesController {

    private static final String MERGE_PATCH = "application/merge-patch+json";

    private final ReportIssue reportIssue;
    private final ListIssues listIssues;
    private final ViewIssue viewIssue;
    private final ShowIssue showIssue;
    private final EditIssue editIssue;
    private final DeleteIssue deleteIssue;

    IssuesController(
            ReportIssue reportIssue,
            ListIssues listIssues,
            ViewIssue viewIssue,
            ShowIssue showIssue,
            EditIssue editIssue,
            DeleteIssue deleteIssue) {
        this.reportIssue = reportIssue;
        this.listIssues = listIssues;
        this.viewIssue = viewIssue;
        this.showIssue = showIssue;
        this.editIssue = editIssue;
        this.deleteIssue = deleteIssue;
    }

    @Post
    @Idempotent
    @Operation(summary = "Report an issue", description = "The caller becomes its reporter.")
    @ApiResponse(responseCode = "201", description = "The issue; Location is its address.", useReturnTypeSchema = true)
    HttpResponse<IssueResponse> report(@Body NewIssue body, @Parameter(hidden = true) Caller caller) {
        Issue issue = reportIssue.report(body.draft(caller.username().value()));
        return HttpResponse.created(
                IssueResponse.from(new TrackedIssue(issue, Attention.NONE)),
                URI.create("/api/issues/" + issue.id().value()));
    }

    @Get
    @Operation(
            summary = "List issues",
            description = "Newest first, without a total; header Link has the next page.",
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
    HttpResponse<Listing<IssueResponse>> list(
            @RequestBean IssueListRequest request, @Parameter(hidden = true) Paging paging) {
        return paging.answer(
                listIssues.list(request.filter(), paging.after(IssueListRequest.CURSOR), paging.limit()),
                IssueResponse::from,
                IssueListRequest.CURSOR);
    }

    @Get("/{id}")
    @Operation(summary = "Show an issue", description = "Counts as a view.")
    IssueResponse view(long id) {
        return viewIssue
                .view(IssueRequests.id(id))
                .map(IssueResponse::from)
                .orElseThrow(() -> IssueRequests.noSuchIssue(id));
    }

    @Patch("/{id}")
    @Consumes({MediaType.APPLICATION_JSON, MERGE_PATCH})
    @Operation(
            summary = "Change what an issue says and who works on it",
            description = "Own issues, or any as MANAGER. Absent fields stay as they are.")
    IssueResponse edit(long id, @Body IssuePatch body, @Parameter(hidden = true) Caller caller) {
        IssueId issue = IssueRequests.id(id);
        Outcome outcome = editIssue.edit(issue, body.edit(), IssueRequests.actor(caller));
        if (outcome instanceof Outcome.NotAllowed) {
            throw ProblemException.forbidden("Only its reporter and managers may change an issue.");
        }
        return showIssue.show(issue).map(IssueResponse::from).orElseThrow(() -> IssueRequests.noSuchIssue(id));
    }

    @Delete("/{id}")
    @Status(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Delete an issue with its comments, views and history",
            description = "Needs ADMIN. It stops counting in the statistics of the past, too.")
    @ApiResponse(responseCode = "204", description = "It is gone.")
    void delete(long id, @Parameter(hidden = true) Caller caller) {
        caller.requireAtLeast(Role.ADMIN);
        if (!deleteIssue.delete(IssueRequests.id(id), caller.username().value())) {
            throw IssueRequests.noSuchIssue(id);
        }
    }
}
