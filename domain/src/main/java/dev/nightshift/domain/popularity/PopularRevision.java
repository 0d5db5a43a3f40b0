package dev.nightshift.domain.popularity;

/** A number that all nodes see, and that changes with whatever makes the popular lists untrue at once. */
public interface PopularRevision {

    /** Changes it when the current transaction commits. */
    void advance();

    /** The number as of now. */
    long current();
}
