package dev.nightshift.adapters.persistence.batch;

import static java.util.Objects.requireNonNull;

import dev.nightshift.domain.batch.Priority;
import java.time.Duration;

/**
 * The times of the engine that are the same on all nodes.
 *
 * @param agingDelayOfLow how long a job of LOW lets jobs of HIGH go first that become due later
 * @param longestHold how long a client that stands still may hold a row
 */
public record EngineTimings(Duration agingDelayOfLow, Duration longestHold) {

    public static final EngineTimings DEFAULT = new EngineTimings(Duration.ofMinutes(15), Duration.ofSeconds(30));

    public EngineTimings {
        requireNonNull(agingDelayOfLow, "agingDelayOfLow");
        requireNonNull(longestHold, "longestHold");
    }

    Duration agingDelay(Priority priority) {
        return priority.agingDelay(agingDelayOfLow);
    }

    /** By the number of the priority, in ms. */
    Long[] agingDelays() {
        return Priorities.all().stream()
                .map(priority -> agingDelay(priority).toMillis())
                .toArray(Long[]::new);
    }

    String holdingMillis() {
        return Long.toString(longestHold.toMillis());
    }
}
