package dev.nightshift.bootstrap.wiring;

import dev.nightshift.adapters.scheduler.ProcessEnd;
import java.util.concurrent.atomic.AtomicBoolean;

/** Ends this process with exit code 1: in order if that is possible, and at once if not. */
final class ExitingProcess implements ProcessEnd {

    private static final int FAILED = 1;

    private final AtomicBoolean isEnding = new AtomicBoolean();

    /** Made beforehand: there may be no memory left then. */
    private final Thread ending = new Thread(() -> System.exit(FAILED), "process-end");

    @Override
    public void because(String reason) {
        if (!isEnding.compareAndSet(false, true)) {
            return;
        }
        say(reason);
        try {
            ending.setDaemon(true);
            ending.start();
        } catch (RuntimeException | Error impossible) { // no memory for a thread, and none to put anything away
            Runtime.getRuntime().halt(FAILED);
        }
    }

    private static void say(String reason) {
        try {
            System.err.println("Nightshift ends, because something in it cannot go on:");
            System.err.println(reason);
        } catch (RuntimeException | Error mute) { // it ends all the same
            return;
        }
    }
}
