package dev.nightshift.application.batch;

import dev.nightshift.domain.batch.Claim;
import org.jspecify.annotations.Nullable;

/** A claim that is being worked on, by one thread. */
final class Run {

    private final Claim claim;
    private final RunSignal signal = new RunSignal();
    private final RunLog log;
    private @Nullable Thread thread;

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
        thread = Thread.currentThread();
    }

    synchronized void end() {
        thread = null;
        Thread.interrupted();
    }

    synchronized void interrupt() {
        if (thread != null) {
            thread.interrupt();
        }
    }
}
