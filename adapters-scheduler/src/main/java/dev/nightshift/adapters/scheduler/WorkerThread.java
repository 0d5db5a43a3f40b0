package dev.nightshift.adapters.scheduler;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A thread that does one thing again and again, waits in between for as long as that says, and survives whatever is thrown at
 * it: it ends when it is told to, or else, as when nothing else happens any more, tells that it is lost.
 */
public final class WorkerThread {

    private static final long NANOS_AFTER_FAILURE = TimeUnit.SECONDS.toNanos(1);

    private final Thread thread;
    private final CountDownLatch ended = new CountDownLatch(1);

    /** @param lost is told when the thread ends although nobody has told it to */
    public WorkerThread(String name, Callable<Duration> step, Runnable lost) {
        this.thread = new Thread(() -> run(step, lost), name);
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    /** No step begins after this; one that has begun comes to its end. */
    public void end() {
        ended.countDown();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(2));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(Callable<Duration> step, Runnable lost) {
        try {
            repeat(step);
        } finally {
            if (isGoing()) {
                lost.run();
            }
        }
    }

    private void repeat(Callable<Duration> step) {
        int broken = 0;
        while (isGoing() && broken < Attempt.MOST_BROKEN) {
            try {
                await(step.call());
                broken = 0;
            } catch (Exception | Error failure) { // also the interrupt, by which nobody of ours ends this thread
                broken++;
                LockSupport.parkNanos(NANOS_AFTER_FAILURE); // which takes no memory
            }
        }
    }

    private boolean isGoing() {
        return ended.getCount() > 0;
    }

    private void await(Duration pause) {
        if (pause.isZero()) {
            return;
        }
        try {
            boolean unused = ended.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException nobodyOfOurs) {
            return;
        }
    }
}
