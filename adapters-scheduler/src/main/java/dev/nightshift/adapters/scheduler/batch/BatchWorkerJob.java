package dev.nightshift.adapters.scheduler.batch;

import dev.nightshift.adapters.scheduler.Attempt;
import dev.nightshift.adapters.scheduler.RecurringJob;
import dev.nightshift.application.batch.Worker;
import io.micronaut.scheduling.TaskScheduler;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledFuture;

/**
 * Keeps a worker alive and at work: it beats every second on a thread of its own, and claims on another as soon as there is
 * room.
 */
public final class BatchWorkerJob implements RecurringJob {

    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final Duration TEND = Duration.ofMillis(500);

    private final Worker worker;
    private final Duration grace;
    private final WorkerThread beating;
    private final WorkerThread claiming;

    /** @param grace how long the runs may take to come to the end of their items when the program stops */
    public BatchWorkerJob(Worker worker, Duration grace) {
        this.worker = worker;
        this.grace = grace;
        Attempt beat = new Attempt("The heartbeat of the batch worker", worker::beat);
        this.beating = new WorkerThread("batch-beat", () -> {
            beat.run();
            return BEAT;
        });
        this.claiming = new WorkerThread("batch-claim", new Claiming(worker)::claim);
    }

    @Override
    public List<ScheduledFuture<?>> scheduleOn(TaskScheduler scheduler) {
        beating.start();
        claiming.start();
        return List.of(
                scheduler.scheduleWithFixedDelay(TEND, TEND, new Attempt("Looking after batch jobs", worker::tend)));
    }

    @Override
    public void finish() {
        claiming.end();
        try {
            worker.leave(grace);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            beating.end();
        }
    }
}
