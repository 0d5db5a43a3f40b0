package dev.nightshift.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many who do the same over and over for a while. */
final class Crowd {

    private Crowd() {}

    /** How often all workers together did their work in a second. */
    static double perSecond(Duration time, List<? extends Runnable> workers) {
        ExecutorService threads = Executors.newFixedThreadPool(workers.size());
        try {
            long startedAt = System.nanoTime();
            long end = startedAt + time.toNanos();
            List<Callable<Long>> shifts = new ArrayList<>();
            workers.forEach(worker -> shifts.add(() -> shift(worker, end)));
            long done = 0;
            for (Future<Long> shift : threads.invokeAll(shifts)) {
                done += shift.get();
            }
            return done / ((System.nanoTime() - startedAt) / 1e9);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new BenchmarkFailed("interrupted", interrupted);
        } catch (ExecutionException failure) {
            throw new BenchmarkFailed("a worker failed: " + failure.getMessage(), failure);
        } finally {
            threads.shutdownNow();
        }
    }

    private static long shift(Runnable worker, long end) {
        long done = 0;
        while (System.nanoTime() < end) {
            worker.run();
            done++;
        }
        return done;
    }
}
