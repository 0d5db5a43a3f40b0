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
    private boolean reported;

    public Attempt(String name, Runnable task) {
        this.name = name;
        this.task = task;
    }

    @Override
    public synchronized void run() {
        try {
            task.run();
            if (reported) {
                LOG.log(Level.INFO, "{0} works again after {1} failed attempts", name, failures);
            }
            failures = 0;
            reported = false;
        } catch (RuntimeException | Error failure) { // an error thrown here would silently end the job for ever
            failures++;
            if (Integer.bitCount(failures) == 1) {
                report(failure);
            }
        }
    }

    /** That the database is away is said once, by who meets it first, and not by all who try. */
    private void report(Throwable failure) {
        String sentence = "%s failed (attempt %d) and will be tried again".formatted(name, failures);
        if (StorageUnavailable.in(failure).isPresent()) {
            LOG.log(Level.DEBUG, sentence, failure);
        } else {
            reported = true;
            LOG.log(Level.WARNING, sentence, failure);
        }
    }
}
