package dev.nightshift.adapters.web;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what the threads of a server do and tell nobody of. */
public final class Await {

    private Await() {}

    /** Fails when it is not reached in ten seconds. */
    public static void until(String what, BooleanSupplier reached) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!reached.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("not reached in time: " + what);
            }
            LockSupport.parkNanos(5_000_000);
        }
    }
}
