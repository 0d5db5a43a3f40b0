package dev.nightshift.adapters.web.external;

import dev.nightshift.adapters.web.problem.AnswersProblems;
import dev.nightshift.adapters.web.problem.FieldError;
import dev.nightshift.adapters.web.problem.ProblemException;
import dev.nightshift.application.external.ShowPost;
import dev.nightshift.application.external.ShowPost.Outcome;
import dev.nightshift.domain.external.Post;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Posts of the outside service. */
@Controller("/api/external")
@ExecuteOn(TaskExecutors.BLOCKING)
@AnswersProblems
@Tag(name = "external")
class ExternalPostsController {

    private static final String DEGRADED = "X-Degraded";
    private static final long EXAMPLE = 1;

    private final ShowPost showPost;

    ExternalPostsController(ShowPost showPost) {
        this.showPost = showPost;
    }

    @Get("/posts/{id}")
    @Operation(summary = "Show a post of the outside service")
    @ApiResponse(
            responseCode = "200",
            description = "The post, or a stand-in when the service did not answer as it should.",
            headers = @Header(name = DEGRADED, description = "true for a stand-in", schema = @Schema(type = "string")),
            useReturnTypeSchema = true)
    HttpResponse<PostResponse> post(long id) {
        if (id < 1) {
            throw ProblemException.invalid(FieldError.of("id", "must be at least 1"));
        }
        return answer(showPost.show(id), id);
    }

    @Get("/example")
    @Operation(summary = "Show the first post of the outside service")
    @ApiResponse(
            responseCode = "200",
            description = "The post, or a stand-in when the service did not answer as it should.",
            headers = @Header(name = DEGRADED, description = "true for a stand-in", schema = @Schema(type = "string")),
            useReturnTypeSchema = true)
    HttpResponse<PostResponse> example() {
        return answer(showPost.show(EXAMPLE), EXAMPLE);
    }

    private static HttpResponse<PostResponse> answer(Outcome outcome, long id) {
        if (outcome instanceof Outcome.Found found) {
            return HttpResponse.ok(PostResponse.from(found.post()));
        }
        if (outcome instanceof Outcome.Degraded degraded) {
            return HttpResponse.ok(PostResponse.from(degraded.standIn())).header(DEGRADED, "true");
        }
        throw ProblemException.notFound("post " + id);
    }

    /** A post. */
    @Serdeable
    @Schema(name = "Post")
    record PostResponse(long id, String title, String body, @Schema(description = "0 in a stand-in.") long userId) {

        static PostResponse from(Post post) {
            return new PostResponse(post.id(), post.title(), post.body(), post.userId());
        }
    }
}
