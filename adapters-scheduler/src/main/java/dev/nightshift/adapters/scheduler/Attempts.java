package dev.nightshift.adapters.scheduler;

import dev.nightshift.application.health.Part;
import dev.nightshift.application.health.Parts;
import java.lang.System.Logger;
import java.time.Duration;

/** Makes the attempts of all that is done again and again, so that health knows of each. */
public final class Attempts {

    private final Parts parts;
    private final ProcessEnd end;
    private final Logger log;

    public Attempts(Parts parts, ProcessEnd end) {
        this(parts, end, System.getLogger(Attempt.class.getName()));
    }

    Attempts(Parts parts, ProcessEnd end, Logger log) {
        this.parts = parts;
        this.end = end;
        this.log = log;
    }

    /**
     * A task that survives its failures.
     *
     * @param part what health calls it, such as {@code batch-heartbeat}
     * @param patience how long it may go without a success before it counts as stalled
     * @param name what the log calls it, at the beginning of a sentence
     */
    public Attempt of(String part, Duration patience, String name, Runnable task) {
        return new Attempt(name, task, parts.named(part, patience), end, log);
    }

    /** The same for a task without which the process is of no use. */
    public Attempt ofEssential(String part, Duration patience, String name, Runnable task) {
        return new Attempt(name, task, parts.named(part, patience).essential(), end, log);
    }

    /** A part that reports by itself. */
    public Part part(String name, Duration patience) {
        return parts.named(name, patience);
    }

    public ProcessEnd end() {
        return end;
    }
}
