package dev.nightshift.adapters.web.health;

import dev.nightshift.adapters.web.health.HealthAnswer.PartAnswer;
import dev.nightshift.adapters.web.health.Readiness.Status;
import dev.nightshift.adapters.web.problem.AnswersProblems;
import dev.nightshift.application.health.PartState;
import dev.nightshift.application.health.Parts;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Whether the service can do its work, for load balancers and people: UP or DEGRADED with 200, DOWN with 503. */
@Controller("/api/health")
@ExecuteOn(TaskExecutors.BLOCKING)
@AnswersProblems
@Tag(name = "service")
class HealthController {

    private final CheckReadings readings;
    private final Parts parts;

    HealthController(CheckReadings readings, Parts parts) {
        this.readings = readings;
        this.parts = parts;
    }

    @Get
    @Operation(
            summary = "Show how every part of the service is",
            description =
                    "For people and alarms. A reading is at most a second old; the answer comes within two seconds.")
    HttpResponse<HealthAnswer> health() {
        return HealthAnswer.of(Stream.concat(
                checks(readings, check -> true), parts.states().stream().map(PartAnswer::of)));
    }

    @Get("/live")
    @Operation(
            summary = "Show whether the process can go on",
            description = "DOWN when only a restart helps. An outage of the database is no reason.")
    HttpResponse<HealthAnswer> live() {
        List<PartState> vital = parts.states().stream()
                .filter(part -> part.isEssential() || part.isOver())
                .toList();
        boolean isDatabaseDown = vital.stream().anyMatch(PartState::isHung)
                && checks(readings, ReadinessCheck::decidesReadiness).anyMatch(part -> part.status() == Status.DOWN);
        return HealthAnswer.of(vital.stream().map(part -> PartAnswer.ofLife(part, isDatabaseDown)));
    }

    @Get("/ready")
    @Operation(
            summary = "Show whether requests should be sent here",
            description = "DOWN while the database cannot be reached, and from the signal to stop on.")
    HttpResponse<HealthAnswer> ready() {
        return HealthAnswer.of(checks(readings, ReadinessCheck::decidesReadiness));
    }

    private static Stream<PartAnswer> checks(CheckReadings readings, Predicate<ReadinessCheck> chosen) {
        return readings.of(chosen).entrySet().stream().map(entry -> PartAnswer.of(entry.getKey(), entry.getValue()));
    }
}
