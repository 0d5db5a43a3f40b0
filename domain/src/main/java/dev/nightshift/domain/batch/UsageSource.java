package dev.nightshift.domain.batch;

/** What a worker's process uses. */
public interface UsageSource {

    /** What is used now; to be asked about once a second. */
    WorkerUsage read();

    /** Asks for a collection of the heap, which may come or not: without one nobody learns what has become free. */
    void requestCollection();
}
