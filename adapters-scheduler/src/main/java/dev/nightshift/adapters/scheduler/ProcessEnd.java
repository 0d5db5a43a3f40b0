package dev.nightshift.adapters.scheduler;

/** Ends the process when it must not look alive any more. */
@FunctionalInterface
public interface ProcessEnd {

    /** Says why, and ends the process as failed; returns at once, before it has ended. */
    void because(String reason);
}
