package dev.nightshift.adapters.web.health;

import dev.nightshift.application.StorageUnavailable;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What a check said, at most {@link #FRESH} ago. Whoever asks waits at most until a deadline: a check that hangs is asked once
 * and by one thread, however many ask for it.
 */
final class CheckReading {

    static final Duration FRESH = Duration.ofSeconds(1);

    private static final System.Logger LOG = System.getLogger(HealthController.class.getName());

    private final ReadinessCheck check;
    private final Executor executor;
    private final LongSupplier nanoTime;
    private @Nullable CompletableFuture<Readiness> underWay;
    private @Nullable Readiness last;
    private long lastAt;
    private long begunAt;

    CheckReading(ReadinessCheck check, Executor executor, LongSupplier nanoTime) {
        this.check = check;
        this.executor = executor;
        this.nanoTime = nanoTime;
    }

    ReadinessCheck check() {
        return check;
    }

    /** The last reading while it is fresh, else one that begins now or has begun before. */
    synchronized CompletableFuture<Readiness> begin() {
        if (check.isInstant()) {
            return CompletableFuture.completedFuture(ask());
        }
        long now = nanoTime.getAsLong();
        if (last != null && now - lastAt < FRESH.toNanos()) {
            return CompletableFuture.completedFuture(last);
        }
        if (underWay == null) {
            begunAt = now;
            CompletableFuture<Readiness> begun = begun();
            underWay = begun.isDone() ? null : begun;
            return begun;
        }
        return underWay;
    }

    private CompletableFuture<Readiness> begun() {
        CompletableFuture<Readiness> reading = new CompletableFuture<>();
        Runnable asking = () -> {
            Readiness readiness = ask();
            finish(readiness);
            reading.complete(readiness);
        };
        try {
            executor.execute(asking);
        } catch (RuntimeException | Error refused) { // such as no memory for a thread
            reading.complete(new Readiness(check.whenSilent(), "It cannot be asked: there is no thread for it."));
        }
        return reading;
    }

    private synchronized void finish(Readiness readiness) {
        last = readiness;
        lastAt = nanoTime.getAsLong();
        underWay = null;
    }

    /** @param deadline by the clock of this; one that has passed asks for what is there */
    Readiness await(CompletableFuture<Readiness> reading, long deadline) {
        try {
            return reading.get(Math.max(0, deadline - nanoTime.getAsLong()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            return silent();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return silent();
        } catch (ExecutionException | CompletionException impossible) {
            return new Readiness(check.whenSilent(), "It does not answer.");
        }
    }

    private synchronized Readiness silent() {
        long seconds = TimeUnit.NANOSECONDS.toSeconds(nanoTime.getAsLong() - begunAt);
        return new Readiness(check.whenSilent(), "It has not answered for %d s.".formatted(Math.max(1, seconds)));
    }

    private Readiness ask() {
        try {
            return check.check();
        } catch (RuntimeException | Error failure) { // what a failure says is for operators, not for anybody
            Level level = StorageUnavailable.in(failure).isPresent() ? Level.DEBUG : Level.WARNING;
            LOG.log(level, "health of {0}: {1}", check.name(), failure);
            return new Readiness(check.whenSilent(), "It does not answer.");
        }
    }
}
