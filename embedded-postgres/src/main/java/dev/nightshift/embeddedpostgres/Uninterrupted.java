package dev.nightshift.embeddedpostgres;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits that an interrupt does not cut short; the interrupt is kept for the caller. */
final class Uninterrupted {

    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(15);

    private Uninterrupted() {}

    /** Runs the work as if nobody had interrupted: an interrupt would close the channels of held locks. */
    static <T> T run(Supplier<T> work) {
        boolean interrupted = Thread.interrupted();
        try {
            return work.get();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Polls until the condition holds; false when the patience ends first. */
    static boolean await(Duration patience, BooleanSupplier condition) {
        return run(() -> {
            long deadline = System.nanoTime() + patience.toNanos();
            while (!condition.getAsBoolean()) {
                if (System.nanoTime() - deadline > 0) {
                    return false;
                }
                LockSupport.parkNanos(POLL_NANOS);
            }
            return true;
        });
    }

    static int exitOf(Process process) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return process.waitFor();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
