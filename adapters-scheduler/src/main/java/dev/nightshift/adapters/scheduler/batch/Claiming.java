package dev.nightshift.adapters.scheduler.batch;

import dev.nightshift.application.batch.Worker;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** When a worker claims: at once while there is work, and a few times a second while there is none. */
final class Claiming {

    private static final Duration ROOM_WAIT = Duration.ofMillis(250);
    private static final Duration GATHER = Duration.ofMillis(5);
    private static final Duration IDLE = Duration.ofMillis(200);

    private final Worker worker;
    private final Runnable attempt;

    /** There is no room: nothing to do is done well. */
    private final Runnable full;

    private int claimed;
    private boolean failed;

    /** @param surviving makes a task survive its failures */
    Claiming(Worker worker, UnaryOperator<Runnable> surviving) {
        this.worker = worker;
        this.attempt = surviving.apply(this::work);
        this.full = surviving.apply(() -> {});
    }

    /** @return how long to wait before the next time */
    Duration claim() throws InterruptedException {
        if (!worker.awaitRoom(1, ROOM_WAIT)) {
            full.run();
            return Duration.ZERO;
        }
        if (claimed > 1) {
            // Many short jobs: a few milliseconds gather room for a claim of many.
            worker.awaitRoom(claimed, GATHER);
        }
        claimed = 0;
        failed = true;
        attempt.run();
        return failed ? Duration.ofSeconds(1) : claimed > 0 ? Duration.ZERO : IDLE;
    }

    private void work() {
        claimed = worker.work();
        failed = false;
    }
}
