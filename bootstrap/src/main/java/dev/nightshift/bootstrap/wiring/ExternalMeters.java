package dev.nightshift.bootstrap.wiring;

import dev.nightshift.domain.retry.AttemptResult;
import dev.nightshift.domain.retry.CircuitBreaker;
import dev.nightshift.domain.retry.Decision;
import dev.nightshift.domain.retry.Outcome;
import dev.nightshift.domain.retry.RetryWatcher;
import dev.nightshift.domain.retry.SharedCircuitBreaker;
import dev.nightshift.domain.retry.SharedRetryBudget;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;

/** Counts and times the calls to the external service of posts. */
final class ExternalMeters implements RetryWatcher {

    private final MeterRegistry registry;

    private ExternalMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    static RetryWatcher watching(SharedCircuitBreaker breaker, SharedRetryBudget budget, MeterRegistry registry) {
        Gauge.builder(
                        "nightshift.external.breaker",
                        breaker,
                        now -> level(now.now().state()))
                .description("The circuit breaker of external posts: 0 closed, 1 open, 2 half open.")
                .register(registry);
        Gauge.builder("nightshift.external.retries.left", budget, now -> now.retriesLeft(System.nanoTime()))
                .description("Retries of external posts that the budget has left.")
                .register(registry);
        return new ExternalMeters(registry);
    }

    @Override
    public void attempted(int number, Duration took, AttemptResult<?> how) {
        timer("nightshift.external.attempts", "Attempts to get an external post.", how instanceof AttemptResult.Done)
                .record(took);
    }

    @Override
    public void waiting(int number, Decision.Retry decision) {
        registry.counter("nightshift.external.retries").increment();
    }

    @Override
    public void ended(Outcome<?> how, Duration took) {
        String end =
                how instanceof Outcome.GaveUp<?> gaveUp ? gaveUp.reason().name().toLowerCase(Locale.ROOT) : "succeeded";
        Timer.builder("nightshift.external.calls")
                .description("External posts asked for, with all attempts and waits, by how that ended.")
                .tag("end", end)
                .register(registry)
                .record(took);
    }

    private static int level(CircuitBreaker.State state) {
        return switch (state) {
            case CLOSED -> 0;
            case OPEN -> 1;
            case HALF_OPEN -> 2;
        };
    }

    private Timer timer(String name, String about, boolean well) {
        return Timer.builder(name)
                .description(about)
                .tag("result", well ? "answered" : "failed")
                .register(registry);
    }
}
