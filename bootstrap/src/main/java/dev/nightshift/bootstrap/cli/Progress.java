package dev.nightshift.bootstrap.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** How far a command is: a bar that is drawn again on a terminal, and a line every few seconds elsewhere. */
final class Progress implements AutoCloseable {

    private static final int BAR_WIDTH = 40;

    private final String what;
    private final long total;
    private final PrintWriter err;
    private final boolean terminal;
    private final AtomicLong done = new AtomicLong();
    private final long startedAt = System.nanoTime();
    private final ScheduledExecutorService timer;
    private final ScheduledFuture<?> ticks;
    private volatile String step;

    private Progress(String what, long total, PrintWriter err, boolean terminal) {
        this.what = what;
        this.step = what;
        this.total = Math.max(total, 1);
        this.err = err;
        this.terminal = terminal;
        this.timer = Executors.newSingleThreadScheduledExecutor(Progress::daemon);
        long period = (terminal ? Duration.ofMillis(200) : Duration.ofSeconds(3)).toMillis();
        this.ticks = timer.scheduleAtFixedRate(this::show, period, period, TimeUnit.MILLISECONDS);
    }

    /** Starts to show the progress of reading so many bytes. */
    static Progress of(String what, long total, PrintWriter err) {
        return new Progress(what, total, err, Terminal.isThere());
    }

    void advance(long more) {
        done.addAndGet(more);
    }

    /** All is read; what follows has no measure. */
    void next(String followingStep) {
        done.set(total);
        step = followingStep;
    }

    @Override
    public void close() {
        if (!timer.isShutdown()) {
            ticks.cancel(false);
            timer.shutdown();
            if (terminal) {
                err.print("\r" + " ".repeat(BAR_WIDTH + 40) + "\r");
                err.flush();
            }
        }
    }

    private void show() {
        long percent = Math.min(100, done.get() * 100 / total);
        double seconds = (System.nanoTime() - startedAt) / 1e9;
        if (terminal) {
            int filled = (int) (percent * BAR_WIDTH / 100);
            err.printf(
                    Locale.ROOT,
                    "\r%-10s [%s%s] %3d %% %6.1f s",
                    step,
                    "#".repeat(filled),
                    " ".repeat(BAR_WIDTH - filled),
                    percent,
                    seconds);
        } else {
            err.printf(
                    Locale.ROOT, step.equals(what) ? "%s: %d %%, %.0f s%n" : "%s, %3$.0f s%n", step, percent, seconds);
        }
        err.flush();
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "progress");
        thread.setDaemon(true);
        return thread;
    }
}
