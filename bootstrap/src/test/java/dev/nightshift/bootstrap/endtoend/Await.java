package dev.nightshift.bootstrap.endtoend;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what other processes do, which no clock of a test can move: it looks again and again, up to a deadline. */
final class Await {

    private static final long BETWEEN_MILLIS = 20;

    private Await() {}

    /** Fails when it is not reached in time. */
    static void until(String what, Duration atMost, BooleanSupplier reached) {
        if (!within(atMost, reached)) {
            throw new AssertionError("not reached in " + atMost + ": " + what);
        }
    }

    /** @return whether it was reached in time */
    static boolean within(Duration atMost, BooleanSupplier reached) {
        long start = System.nanoTime();
        while (!reached.getAsBoolean()) {
            if (System.nanoTime() - start > atMost.toNanos()) {
                return false;
            }
            pause();
        }
        return true;
    }

    /** Lets time pass. */
    static void pass(Duration time) {
        within(time, () -> false);
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
