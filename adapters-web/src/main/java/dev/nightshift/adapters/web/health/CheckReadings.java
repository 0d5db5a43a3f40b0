package dev.nightshift.adapters.web.health;

import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/** How all parts with a check are, known within {@link #PATIENCE} also where checks hang. */
@Singleton
class CheckReadings {

    /** Less than those wait who ask for health. */
    static final Duration PATIENCE = Duration.ofMillis(1_500);

    private final List<CheckReading> readings;
    private final LongSupplier nanoTime;

    @Inject
    CheckReadings(List<ReadinessCheck> checks, @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
        this(checks, executor, System::nanoTime);
    }

    CheckReadings(List<ReadinessCheck> checks, ExecutorService executor, LongSupplier nanoTime) {
        this.readings = checks.stream()
                .map(check -> new CheckReading(check, executor, nanoTime))
                .toList();
        this.nanoTime = nanoTime;
    }

    /** How those parts are that are chosen. */
    Map<ReadinessCheck, Readiness> of(Predicate<ReadinessCheck> chosen) {
        long deadline = nanoTime.getAsLong() + PATIENCE.toNanos();
        Map<CheckReading, CompletableFuture<Readiness>> begun = new LinkedHashMap<>();
        readings.stream()
                .filter(reading -> chosen.test(reading.check()))
                .forEach(reading -> begun.put(reading, reading.begin()));
        Map<ReadinessCheck, Readiness> found = new LinkedHashMap<>();
        begun.forEach((reading, future) -> found.put(reading.check(), reading.await(future, deadline)));
        return found;
    }
}
