package dev.nightshift.bootstrap.cli;

import dev.nightshift.bootstrap.dump.ReadingWatcher;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** How far an import is, and in which phase: a bar that is drawn again and again on a terminal, one line a phase elsewhere. */
final class Progress implements AutoCloseable, ReadingWatcher {

    private static final int BAR_WIDTH = 30;
    private static final int LINE_WIDTH = 110;
    private static final long REDRAW_MILLIS = Duration.ofMillis(200).toMillis();

    private final long totalBytes;
    private final PrintWriter err;
    private final boolean isTerminal;
    private final ScheduledExecutorService timer;
    private final Optional<ScheduledFuture<?>> drawing;
    private long doneBytes;
    private String phase = "";
    private long rows;
    private long phaseBegan;

    Progress(long totalBytes, PrintWriter err, boolean isTerminal) {
        this.totalBytes = Math.max(totalBytes, 1);
        this.err = err;
        this.isTerminal = isTerminal;
        this.timer = Executors.newSingleThreadScheduledExecutor(Progress::daemon);
        this.drawing = isTerminal
                ? Optional.of(
                        timer.scheduleAtFixedRate(this::draw, REDRAW_MILLIS, REDRAW_MILLIS, TimeUnit.MILLISECONDS))
                : Optional.empty();
    }

    /** Starts to show the progress of reading so many bytes, and of what follows. */
    static Progress of(long totalBytes, PrintWriter err) {
        return new Progress(totalBytes, err, Terminal.isThere());
    }

    @Override
    public void begins(Path file) {
        next("Reading " + file.getFileName());
    }

    @Override
    public synchronized void bytesRead(long more) {
        doneBytes += more;
    }

    @Override
    public synchronized void rowsRead(long more) {
        rows += more;
    }

    /** One phase is over, and another begins. */
    synchronized void next(String nextPhase) {
        endPhase();
        phase = nextPhase;
        phaseBegan = System.nanoTime();
        rows = 0;
    }

    @Override
    public synchronized void close() {
        if (!timer.isShutdown()) {
            drawing.ifPresent(each -> each.cancel(false));
            timer.shutdown();
            endPhase();
            if (isTerminal) {
                err.print("\r" + " ".repeat(LINE_WIDTH) + "\r");
                err.flush();
            }
        }
    }

    private void endPhase() {
        if (!isTerminal && !phase.isEmpty()) {
            err.println(phase + ": " + metrics());
            err.flush();
        }
        phase = "";
    }

    private synchronized void draw() {
        if (timer.isShutdown() || phase.isEmpty()) {
            return;
        }
        long percent = Math.min(100, doneBytes * 100 / totalBytes);
        int filled = (int) (percent * BAR_WIDTH / 100);
        String bar = "[" + "#".repeat(filled) + " ".repeat(BAR_WIDTH - filled) + "]";
        String line = "%s %3d %%  %s  %s".formatted(bar, percent, phase, metrics());
        err.printf("\r%-" + LINE_WIDTH + "s", line.substring(0, Math.min(line.length(), LINE_WIDTH)));
        err.flush();
    }

    private String metrics() {
        double seconds = Math.max(1, System.nanoTime() - phaseBegan) / 1e9;
        return rows == 0
                ? String.format(Locale.ROOT, "%.1f s", seconds)
                : String.format(Locale.ROOT, "%,d rows, %,.0f rows/s, %.1f s", rows, rows / seconds, seconds);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "progress");
        thread.setDaemon(true);
        return thread;
    }
}
