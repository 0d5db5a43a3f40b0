package dev.nightshift.adapters.web.popularity;

import dev.nightshift.adapters.web.problem.AnswersProblems;
import dev.nightshift.adapters.web.problem.FieldError;
import dev.nightshift.adapters.web.problem.ProblemException;
import dev.nightshift.adapters.web.request.Moments;
import dev.nightshift.application.popularity.RankPopularIssues;
import dev.nightshift.application.popularity.RecallPopularIssues;
import dev.nightshift.domain.popularity.PopularList;
import dev.nightshift.domain.popularity.PopularityRule;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The popular issues: from memory on the event loop when they are at hand, else computed elsewhere. */
@Controller("/api/issues/popular")
@AnswersProblems
@Tag(name = "issues")
class PopularIssuesController {

    private final RecallPopularIssues recallPopularIssues;
    private final RankPopularIssues rankPopularIssues;
    private final PopularAnswers answers;
    private final ExecutorService blocking;

    PopularIssuesController(
            RecallPopularIssues recallPopularIssues,
            RankPopularIssues rankPopularIssues,
            PopularAnswers answers,
            @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this.recallPopularIssues = recallPopularIssues;
        this.rankPopularIssues = rankPopularIssues;
        this.answers = answers;
        this.blocking = blocking;
    }

    @Get
    @Operation(
            summary = "The ten most popular issues",
            description =
                    "By default those created within the last 7 days, by views plus comments. The list is kept for"
                            + " 5 minutes; header X-Degraded says that it is older because a new one could not be computed.")
    @ApiResponse(
            responseCode = "200",
            description = "The issues, most popular first.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            array = @ArraySchema(schema = @Schema(implementation = PopularBody.PopularIssue.class))))
    @ApiResponse(responseCode = "304", description = "The list has the ETag that If-None-Match names.")
    CompletionStage<HttpResponse<byte[]>> popular(
            HttpRequest<?> request,
            @QueryValue
                    @Parameter(
                            description = "activity: by the views and comments of the last 7 days, of all issues.",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"recent", "activity"}))
                    @Nullable
                    String by,
            @QueryValue
                    @Parameter(
                            description = "As of when, computed and not kept; now without it.",
                            schema = @Schema(type = "string", format = "date-time"))
                    @Nullable
                    String at) {
        PopularityRule rule = ruleOf(by);
        if (at != null) {
            Optional<Instant> instant = Optional.of(Moments.instant("at", at));
            return elsewhere(() -> answers.computed(rankPopularIssues.rank(rule, instant)));
        }
        Optional<PopularList> atHand = recallPopularIssues.recall(rule);
        return atHand.isPresent()
                ? CompletableFuture.completedFuture(answers.cached(rule, atHand.get(), request))
                : elsewhere(() -> answers.cached(rule, rankPopularIssues.rank(rule, Optional.empty()), request));
    }

    private CompletionStage<HttpResponse<byte[]>> elsewhere(Supplier<HttpResponse<byte[]>> work) {
        return CompletableFuture.supplyAsync(work, blocking);
    }

    private static PopularityRule ruleOf(@Nullable String by) {
        if (by == null) {
            return PopularityRule.RECENT;
        }
        return switch (by) {
            case "recent" -> PopularityRule.RECENT;
            case "activity" -> PopularityRule.ACTIVITY;
            default -> throw ProblemException.invalid(FieldError.of("by", "must be recent or activity"));
        };
    }
}
