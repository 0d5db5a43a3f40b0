package dev.nightshift.adapters.web.stats;

import dev.nightshift.adapters.web.problem.AnswersProblems;
import dev.nightshift.application.stats.ShowDailyStats;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The daily statistics of a range of business days. */
@Controller("/api/stats")
@ExecuteOn(TaskExecutors.BLOCKING)
@AnswersProblems
@Tag(name = "statistics")
class DailyStatsController {

    private static final String CSV = "text/csv";
    private static final String SVG = "image/svg+xml";
    /** Nothing but the style inside of it. */
    private static final String SVG_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";

    private static final MediaType CSV_UTF_8 = new MediaType("text/csv;charset=utf-8");
    private static final MediaType SVG_UTF_8 = new MediaType("image/svg+xml;charset=utf-8");

    private final ShowDailyStats showDailyStats;
    private final RequestedDays requestedDays;

    DailyStatsController(ShowDailyStats showDailyStats, RequestedDays requestedDays) {
        this.showDailyStats = showDailyStats;
        this.requestedDays = requestedDays;
    }

    @Get("/daily")
    @Produces({MediaType.APPLICATION_JSON, CSV})
    @Operation(
            summary = "Daily statistics, as JSON or CSV",
            description =
                    "A row for every day up to today, ascending; today's is provisional. " + RequestedDays.DESCRIPTION)
    @ApiResponse(
            responseCode = "200",
            description = "The days.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        array = @ArraySchema(schema = @Schema(implementation = DayResponse.class))),
                @Content(mediaType = CSV, schema = @Schema(type = "string"))
            })
    HttpResponse<?> daily(
            HttpRequest<?> request,
            @QueryValue @Parameter(schema = @Schema(type = "string", format = "date")) @Nullable String from,
            @QueryValue @Parameter(schema = @Schema(type = "string", format = "date")) @Nullable String to) {
        List<DayResponse> days = days(from, to);
        MutableHttpResponse<?> answer = wantsCsv(request)
                ? HttpResponse.ok(DaysAsCsv.of(days)).contentType(CSV_UTF_8)
                : HttpResponse.ok(days).contentType(MediaType.APPLICATION_JSON_TYPE);
        return answer.header(HttpHeaders.VARY, HttpHeaders.ACCEPT);
    }

    @Get("/daily.svg")
    @Produces(SVG)
    @Operation(summary = "Daily statistics, as a chart", description = RequestedDays.DESCRIPTION)
    @ApiResponse(
            responseCode = "200",
            description = "A line chart; long ranges show the mean of several days per point.",
            content = @Content(mediaType = SVG, schema = @Schema(type = "string")))
    HttpResponse<String> chart(
            @QueryValue @Parameter(schema = @Schema(type = "string", format = "date")) @Nullable String from,
            @QueryValue @Parameter(schema = @Schema(type = "string", format = "date")) @Nullable String to) {
        return HttpResponse.ok(DaysChart.of(days(from, to)))
                .contentType(SVG_UTF_8)
                .header("Content-Security-Policy", SVG_POLICY);
    }

    private List<DayResponse> days(@Nullable String from, @Nullable String to) {
        return showDailyStats.show(requestedDays.of(from, to)).stream()
                .map(DayResponse::from)
                .toList();
    }

    private static boolean wantsCsv(HttpRequest<?> request) {
        return request.accept().stream()
                .sorted(Comparator.comparing(MediaType::getQualityAsNumber).reversed())
                .filter(type -> type.matches(MediaType.APPLICATION_JSON_TYPE) || type.matches(CSV_UTF_8))
                .findFirst()
                .filter(type -> !type.matches(MediaType.APPLICATION_JSON_TYPE))
                .isPresent();
    }
}
