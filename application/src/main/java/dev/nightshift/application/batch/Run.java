package dev.nightshift.application.batch;

import dev.nightshift.domain.batch.Claim;
import org.jspecify.annotations.Nullable;

/** A claim that is being worked on, by one thread. */
final class Run {

    private final Claim claim;
    private final RunSignal signal = new RunSignal();
    private final RunLog log;
    private @Nullable Thread thread;
    private @Nullable ClassLoader classLoader;
    private volatile boolean begun;
    private volatile @Nullable Throwable strandedBy;

    Run(Claim claim, RunLog log) {
        this.claim = claim;
        this.log = log;
    }

    Claim claim() {
        return claim;
    }

    RunSignal signal() {
        return signal;
    }

    RunLog log() {
        return log;
    }

    /** From here on it is the calling thread that is interrupted. */
    synchronized void begin() {
        begun = true;
        thread = Thread.currentThread();
        classLoader = thread.getContextClassLoader();
    }

    /** Leaves the thread as it was found, for whoever comes next. */
    synchronized void end() {
        if (thread != null) {
            thread.setContextClassLoader(classLoader);
        }
        thread = null;
        Thread.interrupted();
    }

    /** Its thread is gone, and its end could not be stored because of this: that takes no memory to say. */
    void strand(Throwable failure) {
        strandedBy = failure;
    }

    /** What kept its end from being stored; null for one that goes on. */
    @Nullable
    Throwable strandedBy() {
        return strandedBy;
    }

    boolean hasBegun() {
        return begun;
    }

    boolean isStranded() {
        return strandedBy != null;
    }

    synchronized void interrupt() {
        if (thread != null) {
            thread.interrupt();
        }
    }
}
