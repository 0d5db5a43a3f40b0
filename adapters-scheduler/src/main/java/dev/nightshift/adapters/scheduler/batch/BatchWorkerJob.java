package dev.nightshift.adapters.scheduler.batch;

import dev.nightshift.adapters.scheduler.Attempt;
import dev.nightshift.adapters.scheduler.Attempts;
import dev.nightshift.adapters.scheduler.RecurringJob;
import dev.nightshift.adapters.scheduler.WorkerThread;
import dev.nightshift.application.batch.Worker;
import io.micronaut.scheduling.TaskScheduler;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a worker alive and at work: it beats every second on a thread of its own, and claims on another as soon as there is
 * room.
 */
public final class BatchWorkerJob implements RecurringJob {

    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final Duration TEND = Duration.ofMillis(500);

    /** Longer than a statement may take. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Worker worker;
    private final Duration grace;
    private @Nullable WorkerThread beating;
    private @Nullable WorkerThread claiming;

    /** @param grace how long the runs may take to come to the end of their items when the program stops */
    public BatchWorkerJob(Worker worker, Duration grace) {
        this.worker = worker;
        this.grace = grace;
    }

    @Override
    public List<ScheduledFuture<?>> scheduleOn(TaskScheduler scheduler, Attempts attempts) {
        Attempt heartbeat = attempts.ofEssential(
                "batch-heartbeat", PATIENCE, "The heartbeat of the batch worker", worker::heartbeat);
        Claiming claim = new Claiming(
                worker, work -> attempts.ofEssential("batch-claim", PATIENCE, "Claiming batch jobs", work));
        beating = thread("batch-beat", attempts, () -> {
            heartbeat.run();
            return BEAT;
        });
        claiming = thread("batch-claim", attempts, claim::claim);
        Attempt maintain = attempts.of("batch-upkeep", PATIENCE, "Looking after batch jobs", worker::maintain);
        return List.of(scheduler.scheduleWithFixedDelay(TEND, TEND, maintain));
    }

    /** A process whose worker has lost one of these must not look alive: others take over what it had. */
    private static WorkerThread thread(String name, Attempts attempts, Callable<Duration> step) {
        String lost = "The thread %s has ended unasked".formatted(name);
        WorkerThread thread = new WorkerThread(name, step, () -> attempts.end().because(lost));
        thread.start();
        return thread;
    }

    @Override
    public void finish() {
        end(claiming);
        try {
            worker.leave(grace);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            end(beating);
        }
    }

    private static void end(@Nullable WorkerThread thread) {
        if (thread != null) {
            thread.end();
        }
    }
}
