package dev.nightshift.application.batch;

import dev.nightshift.application.StorageUnavailable;
import dev.nightshift.domain.batch.Advance;
import dev.nightshift.domain.batch.JobLogs;
import dev.nightshift.domain.batch.JobLogs.Line;
import dev.nightshift.domain.batch.Progress;
import dev.nightshift.domain.batch.TaskId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines of one run on their way into the log: kept a moment after they were written, and no more than {@link #MOST} of
 * a task, whose last line says that more were dropped.
 */
final class RunLog {

    static final int MOST = 10_000;

    private final JobLogs logs;
    private final TaskId task;
    private final InstantSource clock;
    private final List<Line> waiting = new ArrayList<>();
    private int lines;
    private int sinceAdvance;
    private long done;
    private long skipped;
    private boolean completed;

    RunLog(JobLogs logs, TaskId task, int lines, InstantSource clock) {
        this.logs = logs;
        this.task = task;
        this.lines = lines;
        this.clock = clock;
    }

    /** A chunk was committed. */
    synchronized void advanced(Advance chunk) {
        done += chunk.done();
        skipped += chunk.skipped();
    }

    /** The last chunk was committed together with the end. */
    synchronized void completed(Advance last) {
        advanced(last);
        completed = true;
    }

    synchronized boolean isCompleted() {
        return completed;
    }

    /** What the run has done so far, of what it was claimed with. */
    synchronized Progress progressFrom(Progress claimed) {
        return claimed.plus(done, skipped);
    }

    synchronized void add(String text) {
        if (lines >= MOST) {
            return;
        }
        lines++;
        sinceAdvance++;
        String kept = lines == MOST ? "The log has %d lines; further lines are dropped.".formatted(MOST) : text;
        waiting.add(new Line(task, clock.instant(), kept));
    }

    /**
     * Keeps what waits, or else goes on holding it. Belongs outside of a chunk's transaction, with which it would be
     * rolled back.
     */
    void flush() {
        List<Line> taken = take();
        if (!taken.isEmpty()) {
            append(taken);
        }
    }

    private void append(List<Line> taken) {
        try {
            logs.append(taken);
        } catch (StorageUnavailable away) {
            takeBack(taken);
            throw away;
        }
    }

    private synchronized void takeBack(List<Line> taken) {
        waiting.addAll(0, taken);
    }

    /** How many lines were added since this was asked last. */
    synchronized int takeCount() {
        int count = sinceAdvance;
        sinceAdvance = 0;
        return count;
    }

    private synchronized List<Line> take() {
        List<Line> taken = List.copyOf(waiting);
        waiting.clear();
        return taken;
    }
}
