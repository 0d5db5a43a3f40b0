package dev.nightshift.domain;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Does things at the same time, on a thread each. */
public final class Together {

    private Together() {}

    /**
     * What came of each, in order, all begun at the same moment.
     *
     * @throws AssertionError if one fails, or all are not done within a minute
     */
    public static <T> List<T> run(int threads, IntFunction<T> work) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        CyclicBarrier start = new CyclicBarrier(threads);
        try {
            List<Future<T>> all = IntStream.range(0, threads)
                    .mapToObj(i -> (Callable<T>) () -> {
                        start.await(60, TimeUnit.SECONDS);
                        return work.apply(i);
                    })
                    .map(pool::submit)
                    .toList();
            return all.stream().map(Together::result).toList();
        } finally {
            pool.shutdownNow();
        }
    }

    /** @throws AssertionError if it takes longer than a minute */
    public static void await(CountDownLatch latch) {
        try {
            if (!latch.await(60, TimeUnit.SECONDS)) {
                throw new AssertionError("waited too long");
            }
        } catch (InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get(60, TimeUnit.SECONDS);
        } catch (ExecutionException failure) {
            throw new AssertionError("one of them failed", failure.getCause());
        } catch (Exception failure) {
            throw new AssertionError("one of them did not end", failure);
        }
    }
}
