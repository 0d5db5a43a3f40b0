package dev.nightshift.adapters.scheduler.batch;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A thread that does one thing again and again, and waits in between for as long as that says. */
final class WorkerThread {

    private final Thread thread;
    private final CountDownLatch ended = new CountDownLatch(1);

    WorkerThread(String name, Callable<Duration> step) {
        this.thread = new Thread(() -> repeat(step), name);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** No step begins after this; one that has begun comes to its end. */
    void end() {
        ended.countDown();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(2));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void repeat(Callable<Duration> step) {
        try {
            boolean going = ended.getCount() > 0;
            while (going) {
                Duration pause = step.call();
                going = pause.isZero() ? ended.getCount() > 0 : !ended.await(pause.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (Exception unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }
}
