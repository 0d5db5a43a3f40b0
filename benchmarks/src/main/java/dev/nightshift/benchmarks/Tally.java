package dev.nightshift.benchmarks;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Counts jobs that do nothing, and knows when the first was begun. */
final class Tally {

    private final AtomicLong begunAt = new AtomicLong();
    private final CountDownLatch left;

    Tally(int jobs) {
        this.left = new CountDownLatch(jobs);
    }

    /** What each job does. */
    void count() {
        if (begunAt.get() == 0) {
            begunAt.compareAndSet(0, System.nanoTime());
        }
        left.countDown();
    }

    /** @throws BenchmarkFailed if they take too long */
    void awaitAll(Duration atMost) {
        try {
            if (!left.await(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new BenchmarkFailed("%d jobs were not run within %s".formatted(left.getCount(), atMost));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new BenchmarkFailed("interrupted", interrupted);
        }
    }

    /** Seconds since the first job was begun. */
    double secondsSinceFirst() {
        return (System.nanoTime() - begunAt.get()) / 1e9;
    }
}
