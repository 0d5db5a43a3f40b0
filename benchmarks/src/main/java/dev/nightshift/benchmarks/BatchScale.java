package dev.nightshift.benchmarks;

import picocli.CommandLine.Option;

/** How large the benchmarks of the batch engine are. */
final class BatchScale {

    @Option(names = "--jobs", description = "no-op jobs of a round (default: ${DEFAULT-VALUE})")
    private int jobs = 20_000;

    @Option(names = "--rounds", description = "rounds of what is measured in turns (default: ${DEFAULT-VALUE})")
    private int rounds = 3;

    @Option(names = "--rows", description = "rows of the CSV file (default: ${DEFAULT-VALUE})")
    private int rows = 1_000_000;

    @Option(names = "--queued", description = "jobs of the longest queue (default: ${DEFAULT-VALUE})")
    private int queued = 1_000_000;

    @Option(names = "--finished", description = "finished jobs beside the queue (default: ${DEFAULT-VALUE})")
    private int finished = 10_000_000;

    @Option(names = "--listed", description = "finished jobs that are listed (default: ${DEFAULT-VALUE})")
    private int listed = 1_000_000;

    @Option(names = "--threads", description = "threads that run jobs (default: ${DEFAULT-VALUE})")
    private int threads = 16;

    @Option(names = "--pool", description = "connections that an engine has (default: ${DEFAULT-VALUE})")
    private int pool = 20;

    int jobs() {
        return jobs;
    }

    int rounds() {
        return rounds;
    }

    int rows() {
        return rows;
    }

    int queued() {
        return queued;
    }

    int finished() {
        return finished;
    }

    int listed() {
        return listed;
    }

    int threads() {
        return threads;
    }

    int pool() {
        return pool;
    }
}
