package dev.nightshift.domain.batch;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Up to where a worker takes new work.
 *
 * @param heapPercent of the heap after a collection; 100 never keeps it from work
 * @param cpuPercent of all processors; empty for no limit
 */
public record WorkerLimits(int heapPercent, OptionalInt cpuPercent) {

    /** No limits at all. */
    public static final WorkerLimits NONE = new WorkerLimits(100, OptionalInt.empty());

    /** @throws IllegalArgumentException if a limit is not 1 to 100 */
    public WorkerLimits {
        requireNonNull(cpuPercent, "cpuPercent");
        requirePercent("heapPercent", heapPercent);
        cpuPercent.ifPresent(percent -> requirePercent("cpuPercent", percent));
    }

    private static void requirePercent(String name, int percent) {
        if (percent < 1 || percent > 100) {
            throw new IllegalArgumentException("%s must be 1 to 100, was %d".formatted(name, percent));
        }
    }

    /** Why a worker with this usage takes no new work as for its heap, without a full stop; empty when it may. */
    public Optional<String> heapExceededBy(WorkerUsage usage) {
        return usage.heapPercent() > heapPercent
                ? Optional.of("the heap of the worker is %.0f %% full after a collection, its limit is %d %%"
                        .formatted(Math.min(100, usage.heapPercent()), heapPercent))
                : Optional.empty();
    }

    /** The same as for its processors. */
    public Optional<String> cpuExceededBy(WorkerUsage usage) {
        if (cpuPercent.isEmpty() || usage.cpuPercent().isEmpty()) {
            return Optional.empty();
        }
        double used = usage.cpuPercent().getAsDouble();
        return used > cpuPercent.getAsInt()
                ? Optional.of("the worker uses %.0f %% of the processors, its limit is %d %%"
                        .formatted(used, cpuPercent.getAsInt()))
                : Optional.empty();
    }
}
