package dev.nightshift.adapters.persistence.batch;

import static java.util.Objects.requireNonNull;

import dev.nightshift.domain.batch.Priority;
import java.time.Duration;

/**
 * The times of the engine that are the same on all nodes.
 *
 * @param handicapOfLow how long a job of LOW lets jobs of HIGH go first that become due later
 * @param longestHold how long a client that stands still may hold a row
 */
public record Pace(Duration handicapOfLow, Duration longestHold) {

    public static final Pace USUAL = new Pace(Duration.ofMinutes(15), Duration.ofSeconds(30));

    public Pace {
        requireNonNull(handicapOfLow, "handicapOfLow");
        requireNonNull(longestHold, "longestHold");
    }

    Duration handicap(Priority priority) {
        return priority.handicap(handicapOfLow);
    }

    /** By the number of the priority, in ms. */
    Long[] handicaps() {
        return Priorities.all().stream()
                .map(priority -> handicap(priority).toMillis())
                .toArray(Long[]::new);
    }

    String holdingMillis() {
        return Long.toString(longestHold.toMillis());
    }
}
