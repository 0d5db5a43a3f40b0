package dev.nightshift.domain.batch;

/** How a run can end, as far as the state of its job is concerned. */
public enum Ending {
    COMPLETED,
    FAILED,
    QUARANTINED,
    /** By a transient failure. */
    RETRIED,
    /** Between two chunks, by the worker's own will or because somebody asked. */
    YIELDED;

    /** What a running job becomes that ends so, and of which nobody asks anything. */
    public JobState ofRunning() {
        return JobState.RUNNING.ended(this);
    }
}
