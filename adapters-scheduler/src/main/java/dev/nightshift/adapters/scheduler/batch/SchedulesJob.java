package dev.nightshift.adapters.scheduler.batch;

import dev.nightshift.adapters.scheduler.Attempts;
import dev.nightshift.adapters.scheduler.RecurringJob;
import dev.nightshift.application.batch.FireSchedules;
import io.micronaut.scheduling.TaskScheduler;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledFuture;

/** Looks every second whether a schedule is due. */
public final class SchedulesJob implements RecurringJob {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final FireSchedules fireSchedules;

    public SchedulesJob(FireSchedules fireSchedules) {
        this.fireSchedules = fireSchedules;
    }

    @Override
    public List<ScheduledFuture<?>> scheduleOn(TaskScheduler scheduler, Attempts attempts) {
        return List.of(scheduler.scheduleWithFixedDelay(
                PAUSE,
                PAUSE,
                attempts.of(
                        "batch-schedules", Duration.ofMinutes(2), "Making jobs by the clock", fireSchedules::fire)));
    }
}
