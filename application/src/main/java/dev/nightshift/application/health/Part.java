package dev.nightshift.application.health;

import static java.util.Objects.requireNonNull;

import dev.nightshift.domain.Causes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** A part of the program that works by itself, as it reports itself. */
public final class Part {

    private final String name;
    private final Duration patience;
    private final InstantSource clock;
    private final Instant since;
    private volatile @Nullable Instant lastSuccess;
    private volatile @Nullable Instant lastFailure;
    private volatile @Nullable Throwable lastError;
    private volatile int failures;
    private volatile boolean isOver;

    Part(String name, Duration patience, InstantSource clock) {
        this.name = requireNonNull(name, "name");
        this.patience = requireNonNull(patience, "patience");
        this.clock = clock;
        this.since = clock.instant();
    }

    public synchronized void succeeded() {
        failures = 0;
        lastSuccess = clock.instant();
    }

    /** @return how many failures there were in a row */
    public synchronized int failed(Throwable failure) {
        failures++;
        lastError = failure;
        lastFailure = clock.instant();
        return failures;
    }

    /** It does not work any more, and will not by itself. */
    public void ended() {
        isOver = true;
    }

    PartState state() {
        Instant heardOf = lastSuccess == null ? since : lastSuccess;
        boolean isStalled = Duration.between(heardOf, clock.instant()).compareTo(patience) > 0;
        Throwable error = lastError;
        return new PartState(
                name,
                isOver,
                isStalled,
                failures,
                lastSuccess,
                lastFailure,
                error == null
                        ? null
                        : Causes.message(error).orElseGet(() -> error.getClass().getSimpleName()));
    }
}
