package dev.nightshift.adapters.scheduler.retry;

import dev.nightshift.domain.retry.Delay;
import io.micronaut.scheduling.ScheduledExecutorTaskScheduler;
import io.micronaut.scheduling.TaskScheduler;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;

/** Delays by the scheduler of the framework. */
public final class MicronautDelay implements Delay {

    private final TaskScheduler scheduler;

    /** @param threads that no long work keeps busy */
    public MicronautDelay(ScheduledExecutorService threads) {
        this.scheduler = new ScheduledExecutorTaskScheduler(threads);
    }

    @Override
    public Planned after(Duration time, Runnable task) {
        ScheduledFuture<?> planned = scheduler.schedule(time, task);
        return () -> planned.cancel(false);
    }
}
