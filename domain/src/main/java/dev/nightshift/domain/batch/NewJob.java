package dev.nightshift.domain.batch;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A job that is about to be.
 *
 * @param parameters as given, what JSON can say
 * @param maxDuration how long it may take from its first start
 * @param start whether it goes into the queue at once
 * @param notBefore when it may start; null for at once
 * @param dependsOn the jobs that must have completed first
 * @param replayOf the job whose dead items are its items; null for others
 */
public record NewJob(
        JobId id,
        TypeName type,
        Priority priority,
        Strategy strategy,
        String owner,
        Map<String, @Nullable Object> parameters,
        Optional<Duration> maxDuration,
        boolean start,
        @Nullable Instant notBefore,
        Set<JobId> dependsOn,
        @Nullable JobId replayOf) {

    /** @throws IllegalArgumentException if the job depends on itself */
    public NewJob {
        requireNonNull(id, "id");
        requireNonNull(type, "type");
        requireNonNull(priority, "priority");
        requireNonNull(strategy, "strategy");
        requireNonNull(owner, "owner");
        requireNonNull(parameters, "parameters");
        requireNonNull(maxDuration, "maxDuration");
        dependsOn = Set.copyOf(dependsOn);
        if (dependsOn.contains(id)) {
            throw new IllegalArgumentException("a job must not depend on itself, was " + id);
        }
    }

    /** The state that it begins in. */
    public JobState firstState() {
        return start ? JobState.QUEUED : JobState.PENDING;
    }
}
