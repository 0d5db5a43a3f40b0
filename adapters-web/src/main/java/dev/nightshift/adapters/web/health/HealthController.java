package dev.nightshift.adapters.web.health;

import dev.nightshift.adapters.web.health.Readiness.Status;
import dev.nightshift.adapters.web.problem.AnswersProblems;
import dev.nightshift.application.StorageUnavailable;
import dev.nightshift.application.health.PartState;
import dev.nightshift.application.health.Parts;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Whether the service can do its work, for load balancers and people. */
@Controller("/api/health")
@ExecuteOn(TaskExecutors.BLOCKING)
@AnswersProblems
@Tag(name = "service")
class HealthController {

    private static final System.Logger LOG = System.getLogger(HealthController.class.getName());

    private static final String RETRY_AFTER_SECONDS = "5";

    private final List<ReadinessCheck> checks;
    private final Parts parts;

    HealthController(List<ReadinessCheck> checks, Parts parts) {
        this.checks = checks;
        this.parts = parts;
    }

    /** UP or DEGRADED with 200, DOWN with 503. */
    @Get
    HttpResponse<HealthAnswer> health() {
        List<PartAnswer> answers = Stream.concat(
                        checks.stream().map(HealthController::ask),
                        parts.states().stream().map(HealthController::answer))
                .sorted(Comparator.comparing(PartAnswer::name))
                .toList();
        Status worst = answers.stream()
                .map(PartAnswer::status)
                .max(Comparator.naturalOrder())
                .orElse(Status.UP);
        MutableHttpResponse<HealthAnswer> answer = worst == Status.DOWN
                ? HttpResponse.<HealthAnswer>status(HttpStatus.SERVICE_UNAVAILABLE)
                        .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                : HttpResponse.<HealthAnswer>ok();
        return answer.header(HttpHeaders.CACHE_CONTROL, "no-store").body(new HealthAnswer(worst, answers));
    }

    private static PartAnswer ask(ReadinessCheck check) {
        try {
            Readiness readiness = check.check();
            return new PartAnswer(check.name(), readiness.status(), readiness.detail());
        } catch (RuntimeException | Error failure) {
            boolean isToldOfElsewhere = StorageUnavailable.in(failure).isPresent();
            LOG.log(
                    isToldOfElsewhere ? System.Logger.Level.DEBUG : System.Logger.Level.WARNING,
                    "health of {0}: {1}",
                    check.name(),
                    failure);
            return new PartAnswer(check.name(), Status.DOWN, "does not answer");
        }
    }

    /** What anybody may read: what a failure says is in the log. */
    private static PartAnswer answer(PartState part) {
        if (part.isOver()) {
            return new PartAnswer(part.name(), Status.DOWN, "has ended and will not work again by itself");
        }
        if (part.failures() > 0) {
            return new PartAnswer(
                    part.name(),
                    Status.DEGRADED,
                    "has failed %d times in a row, last at %s; the log says why"
                            .formatted(part.failures(), part.lastFailure()));
        }
        return part.isStalled()
                ? new PartAnswer(
                        part.name(),
                        Status.DEGRADED,
                        part.lastSuccess() == null
                                ? "has not worked since the start"
                                : "has not worked since " + part.lastSuccess())
                : new PartAnswer(part.name(), Status.UP, "");
    }

    @Serdeable
    record HealthAnswer(Status status, List<PartAnswer> checks) {}

    @Serdeable
    record PartAnswer(String name, Status status, String detail) {}
}
