package dev.nightshift.bootstrap.endtoend;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the three addresses of health say of a service. */
final class Health {

    /** Within which each of them answers, whatever is broken. */
    static final Duration MOST = Duration.ofSeconds(2);

    private static final Pattern PART =
            Pattern.compile("\"name\":\"([^\"]+)\",\"status\":\"(\\w+)\",\"detail\":\"([^\"]*)\"");
    private static final Pattern STATUS = Pattern.compile("^\\{\"status\":\"(\\w+)\"");

    private final Service service;

    Health(Service service) {
        this.service = service;
    }

    /** The status of an address, which its HTTP status must match. */
    String status(String address) {
        long begun = System.nanoTime();
        HttpResponse<String> answer = service.get("/api/health" + address, "");
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        if (took.compareTo(MOST) > 0) {
            throw new AssertionError("/api/health%s took %s".formatted(address, took));
        }
        String status = STATUS.matcher(answer.body())
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow(() -> new AssertionError(answer.body()));
        if (answer.statusCode() != (status.equals("DOWN") ? 503 : 200)) {
            throw new AssertionError("%d: %s".formatted(answer.statusCode(), answer.body()));
        }
        return status;
    }

    /** Whether a part has this status, for a reason in a sentence. */
    boolean says(String name, String status) {
        return parts().stream()
                .anyMatch(part -> part.group(1).equals(name)
                        && part.group(2).equals(status)
                        && (status.equals("UP") || part.group(3).endsWith(".")));
    }

    boolean isWell() {
        return status("").equals("UP");
    }

    /** The parts that are not UP, for messages of tests. */
    String complaints() {
        return parts().stream()
                .filter(part -> !part.group(2).equals("UP"))
                .map(MatchResult::group)
                .collect(Collectors.joining(", "));
    }

    private List<MatchResult> parts() {
        return PART.matcher(service.get("/api/health", "").body()).results().toList();
    }
}
