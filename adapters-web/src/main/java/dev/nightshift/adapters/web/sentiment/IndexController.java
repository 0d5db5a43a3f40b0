package dev.nightshift.adapters.web.sentiment;

import dev.nightshift.adapters.web.problem.AnswersProblems;
import dev.nightshift.adapters.web.problem.FieldError;
import dev.nightshift.adapters.web.problem.ProblemException;
import dev.nightshift.adapters.web.problem.Refuses;
import dev.nightshift.application.sentiment.ShowFormerDays;
import dev.nightshift.application.sentiment.ShowIndex;
import dev.nightshift.application.sentiment.ShowLatestDay;
import dev.nightshift.domain.sentiment.IndexVariant;
import dev.nightshift.domain.sentiment.StoredDay;
import dev.nightshift.domain.sentiment.report.IndexDay;
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
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The Fear &amp; Greed Index as it was computed. */
@Controller("/api/sentiment/index")
@ExecuteOn(TaskExecutors.BLOCKING)
@AnswersProblems
@Tag(name = "sentiment")
class IndexController {

    private static final String CSV = "text/csv";
    private static final String SVG = "image/svg+xml";
    /** Nothing but the style inside of it. */
    private static final String SVG_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";

    private static final MediaType CSV_UTF_8 = new MediaType("text/csv;charset=utf-8");
    private static final MediaType SVG_UTF_8 = new MediaType("image/svg+xml;charset=utf-8");
    private static final Map<String, MediaType> FORMATS =
            Map.of("json", MediaType.APPLICATION_JSON_TYPE, "csv", CSV_UTF_8, "svg", SVG_UTF_8);

    private final ShowIndex showIndex;
    private final ShowLatestDay showLatestDay;
    private final ShowFormerDays showFormerDays;
    private final IndexRequest requested;

    IndexController(
            ShowIndex showIndex, ShowLatestDay showLatestDay, ShowFormerDays showFormerDays, IndexRequest requested) {
        this.showIndex = showIndex;
        this.showLatestDay = showLatestDay;
        this.showFormerDays = showFormerDays;
        this.requested = requested;
    }

    @Get
    @Produces({MediaType.APPLICATION_JSON, CSV, SVG})
    @Operation(
            summary = "The index of a range of days, as JSON, CSV or a chart",
            description = "The days that are kept, ascending. " + IndexRequest.RANGE)
    @ApiResponse(
            responseCode = "200",
            description = "The days.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        array = @ArraySchema(schema = @Schema(implementation = IndexDayResponse.class))),
                @Content(mediaType = CSV, schema = @Schema(type = "string")),
                @Content(mediaType = SVG, schema = @Schema(type = "string"))
            })
    HttpResponse<?> index(
            HttpRequest<?> request,
            @QueryValue @Parameter(schema = @Schema(type = "string", format = "date")) @Nullable String from,
            @QueryValue @Parameter(schema = @Schema(type = "string", format = "date")) @Nullable String to,
            @QueryValue @Parameter(description = IndexRequest.METHOD) @Nullable String method,
            @QueryValue @Parameter(description = "The newest without it.", schema = @Schema(type = "integer")) @Nullable
                    String version,
            @QueryValue @Parameter(description = IndexRequest.WEIGHTS) @Nullable String weights,
            @QueryValue @Parameter(description = "json, csv or svg; goes before the header Accept.") @Nullable
                    String format) {
        MediaType type = format == null ? accepted(request) : named(format);
        IndexVariant variant = requested.variant(method, version, weights);
        List<StoredDay> days = requested
                .range(variant, from, to)
                .map(range -> showIndex.show(variant, range))
                .orElse(List.of());
        return answer(type, variant, days).header(HttpHeaders.VARY, HttpHeaders.ACCEPT);
    }

    /** Show the newest day that has a value. */
    @Get("/latest")
    @Refuses({404})
    IndexDayResponse latest(
            @QueryValue @Parameter(description = IndexRequest.METHOD) @Nullable String method,
            @QueryValue @Parameter(description = "The newest without it.", schema = @Schema(type = "integer")) @Nullable
                    String version,
            @QueryValue @Parameter(description = IndexRequest.WEIGHTS) @Nullable String weights) {
        IndexVariant variant = requested.variant(method, version, weights);
        return showLatestDay
                .show(variant)
                .map(day -> IndexDayResponse.from(variant, day))
                .orElseThrow(() -> ProblemException.notFound(
                        "day of %s with a value yet; import market data and make a HISTORICAL_BACKFILL"
                                .formatted(variant)));
    }

    /** Show what days were before a job put other values in their place, by day, the oldest first. */
    @Get("/former")
    List<IndexDayResponse> former(
            @QueryValue @Parameter(schema = @Schema(type = "string", format = "date")) @Nullable String from,
            @QueryValue @Parameter(schema = @Schema(type = "string", format = "date")) @Nullable String to,
            @QueryValue @Parameter(description = IndexRequest.METHOD) @Nullable String method,
            @QueryValue @Parameter(description = "The newest without it.", schema = @Schema(type = "integer")) @Nullable
                    String version,
            @QueryValue @Parameter(description = IndexRequest.WEIGHTS) @Nullable String weights) {
        IndexVariant variant = requested.variant(method, version, weights);
        return requested.range(variant, from, to).map(range -> showFormerDays.show(variant, range)).stream()
                .flatMap(List::stream)
                .map(day -> IndexDayResponse.from(variant, day))
                .toList();
    }

    private static MutableHttpResponse<?> answer(MediaType type, IndexVariant variant, List<StoredDay> days) {
        if (type.equals(SVG_UTF_8)) {
            List<IndexDay> shown = days.stream()
                    .flatMap(day -> IndexDay.of(day.day()).stream())
                    .toList();
            return HttpResponse.ok(IndexChart.of("Fear & Greed, " + variant, shown))
                    .contentType(SVG_UTF_8)
                    .header("Content-Security-Policy", SVG_POLICY);
        }
        List<IndexDayResponse> rows =
                days.stream().map(day -> IndexDayResponse.from(variant, day)).toList();
        return type.equals(CSV_UTF_8)
                ? HttpResponse.ok(IndexAsCsv.of(variant.toMethod().componentNames(), rows))
                        .contentType(CSV_UTF_8)
                : HttpResponse.ok(rows).contentType(MediaType.APPLICATION_JSON_TYPE);
    }

    private static MediaType named(String format) {
        MediaType type = FORMATS.get(format);
        if (type == null) {
            throw ProblemException.invalid(FieldError.of("format", "must be json, csv or svg"));
        }
        return type;
    }

    private static MediaType accepted(HttpRequest<?> request) {
        return request.accept().stream()
                .sorted(Comparator.comparing(MediaType::getQualityAsNumber).reversed())
                .flatMap(wanted -> List.of(MediaType.APPLICATION_JSON_TYPE, CSV_UTF_8, SVG_UTF_8).stream()
                        .filter(wanted::matches))
                .findFirst()
                .orElse(MediaType.APPLICATION_JSON_TYPE);
    }
}
