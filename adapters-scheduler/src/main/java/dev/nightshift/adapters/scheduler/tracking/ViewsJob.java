package dev.nightshift.adapters.scheduler.tracking;

import dev.nightshift.adapters.scheduler.Attempts;
import dev.nightshift.adapters.scheduler.RecurringJob;
import dev.nightshift.application.tracking.FlushViews;
import io.micronaut.scheduling.TaskScheduler;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledFuture;

/** Keeps the views twice a second, so that a crash loses at most one second of them. */
public final class ViewsJob implements RecurringJob {

    private static final Duration PAUSE = Duration.ofMillis(500);

    private final FlushViews flushViews;

    public ViewsJob(FlushViews flushViews) {
        this.flushViews = flushViews;
    }

    @Override
    public List<ScheduledFuture<?>> scheduleOn(TaskScheduler scheduler, Attempts attempts) {
        return List.of(scheduler.scheduleWithFixedDelay(
                PAUSE,
                PAUSE,
                attempts.of("issue-views", Duration.ofMinutes(2), "Keeping the views", flushViews::flush)));
    }

    @Override
    public void finish() {
        flushViews.flush();
    }
}
