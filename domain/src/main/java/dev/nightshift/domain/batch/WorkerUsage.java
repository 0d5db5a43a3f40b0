package dev.nightshift.domain.batch;

import static java.util.Objects.requireNonNull;

import java.util.OptionalDouble;

/**
 * How much a worker's process uses of what it has.
 *
 * @param heapPercent what is left of the heap after a collection, in percent of its most
 * @param collection another number after each collection that {@code heapPercent} comes of
 * @param cpuPercent of all processors, over the last seconds; empty when that is not known
 */
public record WorkerUsage(double heapPercent, long collection, OptionalDouble cpuPercent) {

    /** @throws IllegalArgumentException if the share of the heap is negative or no number */
    public WorkerUsage {
        requireNonNull(cpuPercent, "cpuPercent");
        if (!(heapPercent >= 0)) {
            throw new IllegalArgumentException("heapPercent must be >= 0, was " + heapPercent);
        }
    }
}
