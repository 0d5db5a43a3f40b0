package dev.nightshift.adapters.scheduler;

import dev.nightshift.application.StorageUnavailable;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** A task that survives its failures: each is logged once until it succeeds again, and the next run comes anyway. */
public final class Attempt implements Runnable {

    private static final Logger LOG = System.getLogger(Attempt.class.getName());

    private final String name;
    private final Runnable task;
    private int failures;

    public Attempt(String name, Runnable task) {
        this.name = name;
        this.task = task;
    }

    @Override
    public synchronized void run() {
        try {
            task.run();
            if (failures > 0) {
                LOG.log(Level.INFO, "{0} works again after {1} failed attempts", name, failures);
            }
            failures = 0;
        } catch (RuntimeException | Error failure) { // an error thrown here would silently end the job for ever
            failures++;
            if (Integer.bitCount(failures) == 1) {
                report(failure);
            }
        }
    }

    /** A database that is away needs no stack trace: it says nothing that a sentence does not. */
    private void report(Throwable failure) {
        String sentence = "%s failed (attempt %d) and will be tried again".formatted(name, failures);
        if (failure instanceof StorageUnavailable) {
            LOG.log(Level.WARNING, sentence + ": " + failure.getMessage());
        } else {
            LOG.log(Level.WARNING, sentence, failure);
        }
    }
}
