package dev.nightshift.application.batch;

/** What the worker has to say to one of its runs. */
final class RunSignal {

    private volatile boolean yielding;
    private volatile boolean overdue;
    private volatile boolean lost;

    /** Let go at the next item. */
    void yieldSoon() {
        yielding = true;
    }

    /** Fail: the job has taken longer than it may. */
    void beOverdue() {
        overdue = true;
    }

    /** Others have the task: nothing may be kept any more. */
    void beLost() {
        lost = true;
    }

    boolean isEnding() {
        return yielding || overdue || lost;
    }

    boolean isOverdue() {
        return overdue;
    }

    boolean isLost() {
        return lost;
    }
}
