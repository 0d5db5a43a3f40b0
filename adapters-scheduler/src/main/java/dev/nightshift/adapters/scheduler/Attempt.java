package dev.nightshift.adapters.scheduler;

import dev.nightshift.application.StorageUnavailable;
import dev.nightshift.application.health.Part;
import dev.nightshift.domain.Causes;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * A task that survives its failures: each is logged once until it succeeds again, and the next run comes anyway. A task that
 * fails for want of memory {@value #MOST_BROKEN} times without a success in between ends the process, for nothing else would free
 * it.
 */
public final class Attempt implements Runnable {

    static final int MOST_BROKEN = 30;

    private final String name;
    private final Runnable task;
    private final Part part;
    private final ProcessEnd end;
    private final String withoutMemory;
    private final Logger log;
    private int broken;
    private int failures;
    private boolean reported;

    Attempt(String name, Runnable task, Part part, ProcessEnd end, Logger log) {
        this.name = name;
        this.task = task;
        this.part = part;
        this.end = end;
        this.withoutMemory = "%s has failed %d times for want of memory".formatted(name, MOST_BROKEN);
        this.log = log;
    }

    @Override
    public synchronized void run() {
        try {
            task.run();
            succeeded();
        } catch (RuntimeException | Error failure) { // an error thrown here would silently end the task for good
            failed(failure);
        }
    }

    private void succeeded() {
        int failed = failures;
        boolean wasReported = reported;
        failures = 0;
        broken = 0;
        reported = false;
        part.succeeded();
        if (wasReported) {
            log.log(Level.INFO, "{0} works again after {1} failed attempts", name, failed);
        }
    }

    /** Neither what is reported nor whoever is told of it may end the task. */
    private void failed(Throwable failure) {
        failures++;
        broken += isForWantOfMemory(failure) ? 1 : 0;
        try {
            part.failed(failure);
            if (Integer.bitCount(failures) == 1) {
                report(failure);
            }
        } catch (RuntimeException | Error unspeakable) { // the next run comes anyway
            reportBriefly();
        }
        if (broken >= MOST_BROKEN) {
            end.because(withoutMemory);
        }
    }

    private static boolean isForWantOfMemory(Throwable failure) {
        try {
            return Causes.of(failure).stream()
                    .anyMatch(cause -> cause instanceof VirtualMachineError && !(cause instanceof StackOverflowError));
        } catch (VirtualMachineError again) {
            return true;
        }
    }

    /** That the database is away is said once, by who meets it first, and not by all who try. */
    private void report(Throwable failure) {
        String sentence = "%s failed (attempt %d) and will be tried again".formatted(name, failures);
        if (StorageUnavailable.in(failure).isPresent()) {
            log.log(Level.DEBUG, sentence, failure);
        } else {
            reported = true;
            log.log(Level.WARNING, sentence, failure);
        }
    }

    private void reportBriefly() {
        try {
            log.log(Level.WARNING, "{0} failed and will be tried again", name);
        } catch (RuntimeException | Error mute) { // there is nobody left to tell
            return;
        }
    }
}
