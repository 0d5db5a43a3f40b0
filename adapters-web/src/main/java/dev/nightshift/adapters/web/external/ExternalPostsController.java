package dev.nightshift.adapters.web.external;

import dev.nightshift.adapters.web.problem.AnswersProblems;
import dev.nightshift.adapters.web.problem.FieldError;
import dev.nightshift.adapters.web.problem.ProblemException;
import dev.nightshift.application.external.FoundPost;
import dev.nightshift.application.external.ShowExamplePost;
import dev.nightshift.application.external.ShowPost;
import dev.nightshift.domain.external.Post;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Posts of the external service. No thread waits for it. */
@Controller("/api/external")
@AnswersProblems
@Tag(name = "external")
class ExternalPostsController {

    private static final String DEGRADED = "X-Degraded";
    private static final String ABOUT_DEGRADED =
            "true when the service failed: the answer is an earlier one or a stand-in.";
    private static final String ABOUT_AGE =
            "How many seconds ago the service gave the answer, when it is an earlier one.";
    private static final long EXAMPLE = 1;

    private final ShowPost showPost;
    private final ShowExamplePost showExample;

    ExternalPostsController(ShowPost showPost, ShowExamplePost showExample) {
        this.showPost = showPost;
        this.showExample = showExample;
    }

    @Get("/posts/{id}")
    @Operation(summary = "Show a post of the external service")
    @ApiResponse(
            responseCode = "200",
            description = "The post; when the service fails the one it gave up to ten minutes ago, or a stand-in.",
            headers = {
                @Header(name = DEGRADED, description = ABOUT_DEGRADED, schema = @Schema(type = "string")),
                @Header(name = HttpHeaders.AGE, description = ABOUT_AGE, schema = @Schema(type = "integer"))
            },
            content = @Content(schema = @Schema(oneOf = {PostResponse.class, PostStandIn.class})))
    CompletionStage<HttpResponse<?>> post(long id) {
        if (id < 1) {
            throw ProblemException.invalid(FieldError.of("id", "must be at least 1"));
        }
        return showPost.show(id).thenApply(found -> answer(found, id, () -> PostStandIn.of(id)));
    }

    @Get("/example")
    @Operation(summary = "Show the first post of the external service")
    @ApiResponse(
            responseCode = "200",
            description = "The post; when the service fails the one it gave up to ten minutes ago, or a stand-in.",
            headers = {
                @Header(name = DEGRADED, description = ABOUT_DEGRADED, schema = @Schema(type = "string")),
                @Header(name = HttpHeaders.AGE, description = ABOUT_AGE, schema = @Schema(type = "integer"))
            },
            content = @Content(schema = @Schema(oneOf = {PostResponse.class, ExampleStandIn.class})))
    CompletionStage<HttpResponse<?>> example() {
        return showExample.show().thenApply(found -> answer(found, EXAMPLE, ExampleStandIn::defaults));
    }

    private static HttpResponse<?> answer(FoundPost found, long id, Supplier<?> standIn) {
        if (found instanceof FoundPost.Fresh fresh) {
            return HttpResponse.ok(PostResponse.from(fresh.post()));
        }
        if (found instanceof FoundPost.Kept kept) {
            return HttpResponse.ok(PostResponse.from(kept.post()))
                    .header(DEGRADED, "true")
                    .header(HttpHeaders.AGE, Long.toString(kept.age().toSeconds()));
        }
        if (found instanceof FoundPost.Unavailable) {
            return HttpResponse.ok(standIn.get()).header(DEGRADED, "true");
        }
        throw ProblemException.notFound("post " + id);
    }

    /** A post. */
    @Serdeable
    @Schema(name = "Post")
    record PostResponse(long id, String title, String body, long userId) {

        static PostResponse from(Post post) {
            return new PostResponse(post.id(), post.title(), post.body(), post.userId());
        }
    }

    /** What stands in for a post. */
    @Serdeable
    @Schema(name = "PostStandIn")
    record PostStandIn(long id, String title, String body, boolean error) {

        static PostStandIn of(long id) {
            return new PostStandIn(id, "Fallback: Post Unavailable", "External API is currently unavailable", true);
        }
    }

    /** What stands in for the example. */
    @Serdeable
    @Schema(name = "ExampleStandIn")
    record ExampleStandIn(String status, String message, long userId, long id, String title, String body) {

        static ExampleStandIn defaults() {
            return new ExampleStandIn(
                    "fallback",
                    "External API is currently unavailable. Using cached or default data.",
                    1,
                    EXAMPLE,
                    "Fallback Title",
                    "Fallback body content");
        }
    }
}
