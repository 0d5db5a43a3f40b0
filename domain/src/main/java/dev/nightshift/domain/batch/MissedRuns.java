package dev.nightshift.domain.batch;

/** What becomes of the fires of a schedule that passed while nobody looked. */
public enum MissedRuns {
    /** They are left out; a fire counts as missed a minute after its time. */
    SKIP,
    /** One job is made for all of them together. */
    ONCE,
    /** A job is made for each of them, up to 1,000. */
    ALL
}
