package dev.nightshift.benchmarks;

/** An engine that keeps jobs in PostgreSQL, as far as the throughput of jobs that do nothing concerns it. */
interface JobRunner extends AutoCloseable {

    String name();

    /** Removes all jobs. */
    void empty();

    /** Keeps so many jobs that can be run at once, in the fastest way it has. */
    void enqueue(int jobs);

    /** Begins to run jobs that are there. */
    void start(Tally tally);

    /** Whether all jobs have ended in the database too. */
    boolean isDone();

    /** Ends what {@link #start} began. */
    void stop();

    @Override
    void close();
}
