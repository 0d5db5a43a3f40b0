package dev.nightshift.adapters.web.health;

import dev.nightshift.adapters.web.health.Readiness.Status;
import dev.nightshift.application.health.PartState;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** How the service is, and each of its parts. */
@Serdeable
record HealthAnswer(Status status, List<PartAnswer> checks) {

    private static final String RETRY_AFTER_SECONDS = "5";

    /** As bad as the worst of the parts. */
    static HttpResponse<HealthAnswer> of(Stream<PartAnswer> parts) {
        List<PartAnswer> answers =
                parts.sorted(Comparator.comparing(PartAnswer::name)).toList();
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

    /**
     * How a part is.
     *
     * @param detail a plain sentence without secrets; empty where all is well
     */
    @Serdeable
    record PartAnswer(String name, Status status, String detail) {

        static PartAnswer of(ReadinessCheck check, Readiness readiness) {
            return new PartAnswer(check.name(), readiness.status(), readiness.detail());
        }

        /** What anybody may read: what a failure says is in the log. */
        static PartAnswer of(PartState part) {
            if (part.isOver()) {
                return down(part, "It has ended and will not work again by itself.");
            }
            if (part.failures() > 0) {
                return new PartAnswer(
                        part.name(),
                        Status.DEGRADED,
                        "It has failed %d times in a row, last at %s; the log says why."
                                .formatted(part.failures(), part.lastFailure()));
            }
            return part.isStalled()
                    ? new PartAnswer(part.name(), Status.DEGRADED, sinceWhen(part))
                    : new PartAnswer(part.name(), Status.UP, "");
        }

        /** What a restart helps against. */
        static PartAnswer ofLife(PartState part, boolean isDatabaseDown) {
            if (part.isOver()) {
                return down(part, "It has ended and will not work again by itself.");
            }
            if (part.isHung()) {
                return isDatabaseDown
                        ? new PartAnswer(part.name(), Status.DEGRADED, "It waits for the database.")
                        : down(part, "It hangs. " + sinceWhen(part));
            }
            return new PartAnswer(part.name(), Status.UP, "");
        }

        private static PartAnswer down(PartState part, String detail) {
            return new PartAnswer(part.name(), Status.DOWN, detail);
        }

        private static String sinceWhen(PartState part) {
            return part.lastSuccess() == null
                    ? "It has not worked since the start."
                    : "It has not worked since %s.".formatted(part.lastSuccess());
        }
    }
}
