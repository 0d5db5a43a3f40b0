package dev.nightshift.domain.batch;

/** How the items of a job are gone through. */
public enum Strategy {
    /** Chunk by chunk, each with its checkpoint in one transaction. */
    CHUNKED,
    /** Item by item, committed after a short time at the latest. */
    STREAM,
    /** In partitions, each chunk by chunk and on any worker. */
    PARALLEL
}
