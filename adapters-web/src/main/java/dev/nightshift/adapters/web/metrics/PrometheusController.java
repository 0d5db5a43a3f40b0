package dev.nightshift.adapters.web.metrics;

import dev.nightshift.adapters.web.problem.AnswersProblems;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;

/** All meters, in the text format of Prometheus. */
@Controller("/prometheus")
@ExecuteOn(TaskExecutors.BLOCKING)
@AnswersProblems
@Tag(name = "service")
class PrometheusController {

    private static final MediaType TEXT_FORMAT = MediaType.of("text/plain;version=0.0.4;charset=utf-8");

    private final PrometheusMeterRegistry registry;
    private final List<ReadMeters> readMeters;

    PrometheusController(PrometheusMeterRegistry registry, List<ReadMeters> readMeters) {
        this.registry = registry;
        this.readMeters = readMeters;
    }

    @Get
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(
            summary = "Show the meters to Prometheus",
            description = "Text exposition format 0.0.4; without a token only from the machine itself.")
    HttpResponse<String> meters() {
        readMeters.forEach(ReadMeters::read);
        return HttpResponse.ok(registry.scrape())
                .contentType(TEXT_FORMAT)
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
