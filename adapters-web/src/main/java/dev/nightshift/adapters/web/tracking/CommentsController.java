package dev.nightshift.adapters.web.tracking;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.nightshift.adapters.web.idempotency.Idempotent;
import dev.nightshift.adapters.web.problem.AnswersProblems;
import dev.nightshift.adapters.web.request.Caller;
import dev.nightshift.adapters.web.request.CursorFormat;
import dev.nightshift.adapters.web.request.Listing;
import dev.nightshift.adapters.web.request.Moments;
import dev.nightshift.adapters.web.request.Paging;
import dev.nightshift.adapters.web.request.Visible;
import dev.nightshift.application.tracking.CommentOnIssue;
import dev.nightshift.application.tracking.ListComments;
import dev.nightshift.domain.tracking.Comment;
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
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is said about an issue. */
@Controller("/api/issues/{id}/comments")
@ExecuteOn(TaskExecutors.BLOCKING)
@AnswersProblems
@Tag(name = "issues")
class CommentsController {

    private static final CursorFormat<Comment.Position> CURSOR = new CursorFormat<>(
            "comments1",
            position -> List.of(position.createdAt().toString(), Long.toString(position.id())),
            CommentsController::position);

    private final CommentOnIssue commentOnIssue;
    private final ListComments listComments;

    CommentsController(CommentOnIssue commentOnIssue, ListComments listComments) {
        this.commentOnIssue = commentOnIssue;
        this.listComments = listComments;
    }

    @Post
    @Idempotent
    @Operation(summary = "Comment on an issue")
    @ApiResponse(responseCode = "201", description = "The comment.", useReturnTypeSchema = true)
    HttpResponse<CommentResponse> comment(long id, @Body NewComment body, @Parameter(hidden = true) Caller caller) {
        return commentOnIssue
                .comment(IssueRequests.id(id), caller.username().value(), body.body())
                .map(CommentResponse::from)
                .map(HttpResponse::created)
                .orElseThrow(() -> IssueRequests.noSuchIssue(id));
    }

    @Get
    @Operation(
            summary = "List the comments on an issue",
            description = "Oldest first.",
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
    HttpResponse<Listing<CommentResponse>> list(long id, @Parameter(hidden = true) Paging paging) {
        return listComments
                .list(IssueRequests.id(id), paging.after(CURSOR), paging.limit())
                .map(page -> paging.answer(page, CommentResponse::from, CURSOR))
                .orElseThrow(() -> IssueRequests.noSuchIssue(id));
    }

    private static Comment.Position position(List<String> parts) {
        if (parts.size() != 2 || !Moments.isInRange(Instant.parse(parts.get(0)))) {
            throw new DateTimeException("not a position");
        }
        return new Comment.Position(Instant.parse(parts.get(0)), Long.parseLong(parts.get(1)));
    }

    /** What to say. */
    @Introspected
    @Schema(name = "NewComment")
    record NewComment(
            @NotBlank(message = "must not be blank")
                    @Visible
                    @Size(max = 65_536, message = "must have at most 65536 characters")
                    String body) {}

    /** What was said. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "Comment")
    record CommentResponse(
            long id,
            @Schema(description = "Null where imported data does not tell.") @Nullable String author,
            String body,
            Instant createdAt) {

        static CommentResponse from(Comment comment) {
            return new CommentResponse(comment.id(), comment.author(), comment.body(), comment.createdAt());
        }
    }
}
