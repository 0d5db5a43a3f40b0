package dev.nightshift.benchmarks;

import java.time.Duration;

/**
 * A queue that was filled with jobs that do nothing, and drained.
 *
 * @param drainSeconds from the beginning of the first job, so that nobody pays for a start, to the end of the last in the
 *     database
 * @param processorSeconds time of processors for both, of the database and of this process
 */
record Drained(int jobs, double enqueueSeconds, double drainSeconds, double processorSeconds) {

    private static final Duration LIMIT = Duration.ofMinutes(5);

    /** Beside whatever the engine has already. */
    static Drained of(JobRunner runner, int jobs, BatchDatabase database) {
        double processorsBefore = database.processorSeconds();
        long startedAt = System.nanoTime();
        runner.enqueue(jobs);
        double enqueued = (System.nanoTime() - startedAt) / 1e9;
        Tally tally = new Tally(jobs);
        runner.start(tally);
        try {
            tally.awaitAll(LIMIT);
            while (!runner.isDone()) {
                Pause.of(Duration.ofMillis(2));
            }
            Drained drained = new Drained(
                    jobs, enqueued, tally.secondsSinceFirst(), database.processorSeconds() - processorsBefore);
            System.err.printf(
                    "%s: %,d jobs kept in %.2f s, drained in %.2f s%n",
                    runner.name(), jobs, drained.enqueueSeconds(), drained.drainSeconds());
            return drained;
        } finally {
            runner.stop();
        }
    }

    double perSecond() {
        return jobs / (enqueueSeconds + drainSeconds);
    }

    double drainedPerSecond() {
        return jobs / drainSeconds;
    }

    double processorMicrosOfOne() {
        return 1e6 * processorSeconds / jobs;
    }

    double keptPerSecond() {
        return jobs / enqueueSeconds;
    }
}
