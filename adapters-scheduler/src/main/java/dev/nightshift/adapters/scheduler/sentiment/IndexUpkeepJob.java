package dev.nightshift.adapters.scheduler.sentiment;

import dev.nightshift.adapters.scheduler.Attempts;
import dev.nightshift.adapters.scheduler.RecurringJob;
import dev.nightshift.adapters.scheduler.cron.CronRunner;
import dev.nightshift.application.sentiment.KeepIndexCurrent;
import dev.nightshift.domain.cron.CronExpression;
import io.micronaut.scheduling.TaskScheduler;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.ScheduledFuture;

/** Keeps the indices current, by cron; which days are missing is decided by those that are kept, never by the fire. */
public final class IndexUpkeepJob implements RecurringJob {

    private static final Logger LOG = System.getLogger(IndexUpkeepJob.class.getName());

    private final KeepIndexCurrent keepIndexCurrent;
    private final CronExpression cron;
    private final ZoneId zone;
    private final InstantSource clock;

    public IndexUpkeepJob(KeepIndexCurrent keepIndexCurrent, CronExpression cron, ZoneId zone, InstantSource clock) {
        this.keepIndexCurrent = keepIndexCurrent;
        this.cron = cron;
        this.zone = zone;
        this.clock = clock;
    }

    @Override
    public List<ScheduledFuture<?>> scheduleOn(TaskScheduler scheduler, Attempts attempts) {
        Runnable attempt =
                attempts.of("sentiment-upkeep", Duration.ofDays(400), "The upkeep of the indices", this::keep);
        return List.of(
                new CronRunner(cron, zone, clock, attempt).scheduleOn(scheduler, attempts, "sentiment-upkeep-cron"));
    }

    private void keep() {
        int jobs = keepIndexCurrent.keep();
        if (jobs > 0) {
            LOG.log(Level.INFO, "{0} jobs compute days of which series have arrived", jobs);
        }
    }
}
