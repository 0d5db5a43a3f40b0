package dev.nightshift.embeddedpostgres;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Notices within a second that PostgreSQL ended unasked, and restarts it on its port, ever more slowly if it fails. */
final class Watch implements Runnable {

    private static final System.Logger LOG = System.getLogger("dev.nightshift.postgres");
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration SLOWEST = Duration.ofSeconds(30);
    private static final Duration STABLE = Duration.ofMinutes(1);
    private static final int LOOKS_PER_LOG_CHECK = 25;

    private final DataDirectory dir;
    private final Membership membership;
    private final Server server;
    private final Consumer<Availability> listener;
    private final Thread thread;
    private Postmaster postmaster;
    private Duration pause = Duration.ZERO;
    private long restoredAt = System.nanoTime();
    private long toldAt;
    private volatile boolean closed;

    Watch(
            DataDirectory dir,
            Membership membership,
            Server server,
            Postmaster postmaster,
            Consumer<Availability> listener) {
        this.dir = dir;
        this.membership = membership;
        this.server = server;
        this.postmaster = postmaster;
        this.listener = listener;
        this.thread = new Thread(this, "postgres-watch");
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Ends the watch; a restart under way is finished first. */
    void close() {
        closed = true;
        LockSupport.unpark(thread);
        if (Thread.currentThread() != thread) {
            Uninterrupted.await(Duration.ofSeconds(30), () -> !thread.isAlive());
        }
    }

    @Override
    public void run() {
        for (int look = 1; !closed; look++) {
            LockSupport.parkNanos(LOOK.toNanos());
            try {
                look(look);
            } catch (RuntimeException | Error failure) { // who does not look any more would never restart it again
                log(failure);
            }
        }
    }

    private void look(int number) {
        if (!closed && !postmaster.isAlive()) {
            recover();
        }
        if (number % LOOKS_PER_LOG_CHECK == 0) {
            membership.inTransitionIfFree(this::boundTheLog);
        }
    }

    private void log(Throwable failure) {
        try {
            if (failure instanceof PostgresUnavailable told) {
                logOnceAMinute(told);
                return;
            }
            LOG.log(WARNING, "Looking after PostgreSQL failed and will be tried again.", failure);
        } catch (RuntimeException | Error mute) { // there is nobody left to tell
            return;
        }
    }

    private void logOnceAMinute(PostgresUnavailable told) {
        long now = System.nanoTime();
        if (toldAt == 0 || now - toldAt > STABLE.toNanos()) {
            toldAt = now;
            LOG.log(WARNING, "{0} {1}", told.getMessage(), told.hint());
        }
    }

    private void recover() {
        LOG.log(
                WARNING,
                "PostgreSQL of {0} (process {1}) ended unasked; restarting it on port {2}.",
                dir.path(),
                Long.toString(postmaster.pid()),
                Integer.toString(postmaster.port()));
        tell(Availability.LOST);
        long lostAt = System.nanoTime();
        if (lostAt - restoredAt > STABLE.toNanos()) {
            pause = Duration.ZERO;
        }
        while (!closed && !restored()) {
            tell(Availability.STILL_DOWN);
        }
        if (!closed) {
            restoredAt = System.nanoTime();
            LOG.log(
                    INFO,
                    "PostgreSQL of {0} is back after {1} ms (process {2}).",
                    dir.path(),
                    Long.toString(Duration.ofNanos(restoredAt - lostAt).toMillis()),
                    Long.toString(postmaster.pid()));
            tell(Availability.RESTORED);
        }
    }

    private boolean restored() {
        Uninterrupted.await(pause, () -> closed);
        pause = pause.isZero() ? Duration.ofMillis(500) : shorter(pause.multipliedBy(2), SLOWEST);
        try {
            return membership.inTransitionIfFree(this::rerun);
        } catch (PostgresUnavailable e) {
            LOG.log(WARNING, "{0} Next try in {1} ms.", e.getMessage(), Long.toString(pause.toMillis()));
            return false;
        }
    }

    private void rerun() {
        if (!closed) {
            postmaster = server.run(OptionalInt.of(postmaster.port()));
        }
    }

    private void boundTheLog() {
        try {
            new PostgresLog(dir.log()).moveAwayIfLarge();
        } catch (IOException e) {
            LOG.log(WARNING, "The log {0} could not be shortened: {1}.", dir.log(), e.getMessage());
        }
    }

    private void tell(Availability availability) {
        try {
            listener.accept(availability);
        } catch (RuntimeException | Error e) {
            LOG.log(WARNING, "A listener failed on " + availability + ".", e);
        }
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
