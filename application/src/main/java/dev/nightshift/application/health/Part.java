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
    private volatile boolean isEssential;

    Part(String name, Duration patience, InstantSource clock) {
        this.name = requireNonNull(name, "name");
        this.patience = requireNonNull(patience, "patience");
        this.clock = clock;
        this.since = clock.instant();
    }

    /** The process is of no use while this hangs: another process does better. */
    public Part essential() {
        isEssential = true;
        return this;
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
        Instant now = clock.instant();
        Instant lastReturn = later(lastSuccess, lastFailure);
        Throwable error = lastError;
        return new PartState(
                name,
                isOver,
                isOverdue(lastSuccess, now),
                isEssential && isOverdue(lastReturn, now),
                isEssential,
                failures,
                lastSuccess,
                lastFailure,
                error == null
                        ? null
                        : Causes.message(error).orElseGet(() -> error.getClass().getSimpleName()));
    }

    private boolean isOverdue(@Nullable Instant last, Instant now) {
        return Duration.between(last == null ? since : last, now).compareTo(patience) > 0;
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }
}
