package dev.nightshift.application.batch;

import static java.util.Objects.requireNonNull;

import dev.nightshift.domain.retry.RetryPolicy;
import java.time.Duration;

/**
 * What holds for jobs whose parameters and type say nothing.
 *
 * @param chunkSize how many items are committed at once
 * @param partitions into how many parts a PARALLEL job is split
 * @param retry how often a failed run is tried again
 */
public record EngineDefaults(int chunkSize, int partitions, RetryPolicy retry) {

    public static final EngineDefaults STANDARD =
            new EngineDefaults(100, 8, RetryPolicy.retrying(3, Duration.ofSeconds(1)));

    /** @throws IllegalArgumentException if a number is below 1 */
    public EngineDefaults {
        requireNonNull(retry, "retry");
        if (chunkSize < 1 || partitions < 1) {
            throw new IllegalArgumentException(
                    "chunkSize and partitions must be >= 1, were %d and %d".formatted(chunkSize, partitions));
        }
    }
}
