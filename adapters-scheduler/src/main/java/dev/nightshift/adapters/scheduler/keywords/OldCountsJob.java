package dev.nightshift.adapters.scheduler.keywords;

import dev.nightshift.adapters.scheduler.Attempts;
import dev.nightshift.adapters.scheduler.RecurringJob;
import dev.nightshift.application.keywords.ForgetOldCounts;
import io.micronaut.scheduling.TaskScheduler;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledFuture;

/** Forgets totals that are no longer fresh and counts of jobs that are gone, once an hour. */
public final class OldCountsJob implements RecurringJob {

    private static final Duration FIRST = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofHours(1);

    private final ForgetOldCounts forgetOldCounts;

    public OldCountsJob(ForgetOldCounts forgetOldCounts) {
        this.forgetOldCounts = forgetOldCounts;
    }

    @Override
    public List<ScheduledFuture<?>> scheduleOn(TaskScheduler scheduler, Attempts attempts) {
        return List.of(scheduler.scheduleWithFixedDelay(
                FIRST,
                PAUSE,
                attempts.of(
                        "keyword-retention",
                        PAUSE.multipliedBy(2),
                        "Forgetting old document counts",
                        forgetOldCounts::forget)));
    }
}
