package dev.nightshift.bootstrap.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits for the signal to stop, and holds the process until all is put away. */
final class Shutdown {

    private static final long PATIENCE_SECONDS = 60;

    private final CountDownLatch signal = new CountDownLatch(1);
    private final CountDownLatch finished = new CountDownLatch(1);

    private Shutdown() {}

    /** From now on a signal no longer ends the process by itself. */
    static Shutdown onSignal() {
        Shutdown shutdown = new Shutdown();
        Runtime.getRuntime().addShutdownHook(new Thread(shutdown::stop, "shutdown"));
        return shutdown;
    }

    void await() throws InterruptedException {
        signal.await();
    }

    void finished() {
        finished.countDown();
    }

    private void stop() {
        signal.countDown();
        try {
            if (!finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("Nightshift did not stop in time and is ended.");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
