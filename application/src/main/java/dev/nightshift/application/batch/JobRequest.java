package dev.nightshift.application.batch;

import static java.util.Objects.requireNonNull;

import dev.nightshift.domain.batch.Priority;
import dev.nightshift.domain.batch.Strategy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A job that somebody wants.
 *
 * @param ref what other requests of the same call name it by; null for nothing
 * @param type as users write it; null when the template says it
 * @param template what to take that is not said here; null for none
 * @param parameters what JSON can say
 * @param priority null for the usual
 * @param strategy null for the usual
 * @param notBefore null for at once
 * @param dependsOn ids of jobs, or refs of requests of the same call
 * @param start whether it goes into the queue at once
 */
public record JobRequest(
        @Nullable String ref,
        @Nullable String type,
        @Nullable String template,
        Map<String, @Nullable Object> parameters,
        @Nullable Priority priority,
        @Nullable Strategy strategy,
        @Nullable Instant notBefore,
        List<String> dependsOn,
        boolean start) {

    public JobRequest {
        requireNonNull(parameters, "parameters");
        dependsOn = List.copyOf(dependsOn);
    }

    /** A job of that type that starts at once, with all else as usual. */
    public static JobRequest of(String type, Map<String, @Nullable Object> parameters) {
        return new JobRequest(null, type, null, parameters, null, null, null, List.of(), true);
    }

    /** A job made from a template, with all else as the template says. */
    public static JobRequest from(String template) {
        return new JobRequest(null, null, template, Map.of(), null, null, null, List.of(), true);
    }
}
