package dev.nightshift.benchmarks;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** How long something took, again and again. */
final class Samples {

    private static final double NANOS_PER_MILLI = 1e6;

    private final long[] ascendingNanos;

    /** @throws IllegalArgumentException if there are none */
    Samples(long[] nanos) {
        if (nanos.length == 0) {
            throw new IllegalArgumentException("there must be a sample");
        }
        this.ascendingNanos = nanos.clone();
        Arrays.sort(this.ascendingNanos);
    }

    int count() {
        return ascendingNanos.length;
    }

    double medianMillis() {
        return quantileMillis(0.50);
    }

    double medianSeconds() {
        return medianMillis() / 1000;
    }

    double p99Millis() {
        return quantileMillis(0.99);
    }

    double maxMillis() {
        return quantileMillis(1);
    }

    Map<String, Object> summary() {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("samples", count());
        summary.put("medianMillis", medianMillis());
        summary.put("p90Millis", quantileMillis(0.90));
        summary.put("p99Millis", p99Millis());
        summary.put("maxMillis", maxMillis());
        return summary;
    }

    /** How long the work takes once. */
    static long nanosOf(Supplier<?> work) {
        long startedAt = System.nanoTime();
        Object result = work.get();
        long took = System.nanoTime() - startedAt;
        requireNonNull(result, "what is measured must give something");
        return took;
    }

    static Samples of(Iterable<Duration> durations) {
        List<Long> nanos = new ArrayList<>();
        durations.forEach(duration -> nanos.add(duration.toNanos()));
        return new Samples(nanos.stream().mapToLong(Long::longValue).toArray());
    }

    /** The smallest sample that at least this share of all samples do not exceed. */
    private double quantileMillis(double share) {
        int rank = (int) Math.ceil(share * ascendingNanos.length);
        return ascendingNanos[Math.max(rank, 1) - 1] / NANOS_PER_MILLI;
    }
}
