package dev.nightshift.adapters.scheduler.stats;

import dev.nightshift.adapters.scheduler.Attempts;
import dev.nightshift.adapters.scheduler.RecurringJob;
import dev.nightshift.adapters.scheduler.cron.CronRunner;
import dev.nightshift.application.stats.CatchUpDailyStats;
import dev.nightshift.application.stats.RecountChangedDays;
import dev.nightshift.domain.cron.CronExpression;
import io.micronaut.scheduling.TaskScheduler;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.ScheduledFuture;

/**
 * Aggregates the days that are due: by cron, at start, and every few minutes in case a fire was missed. Which days those are
 * is decided by what has succeeded, never by the fire.
 */
public final class DailyStatsJob implements RecurringJob {

    private static final Logger LOG = System.getLogger(DailyStatsJob.class.getName());
    private static final Duration PAUSE = Duration.ofMinutes(3);

    private final CatchUpDailyStats catchUp;
    private final RecountChangedDays recount;
    private final CronExpression cron;
    private final ZoneId zone;
    private final InstantSource clock;
    private final String node;

    public DailyStatsJob(
            CatchUpDailyStats catchUp,
            RecountChangedDays recount,
            CronExpression cron,
            ZoneId zone,
            InstantSource clock,
            String node) {
        this.catchUp = catchUp;
        this.recount = recount;
        this.cron = cron;
        this.zone = zone;
        this.clock = clock;
        this.node = node;
    }

    @Override
    public List<ScheduledFuture<?>> scheduleOn(TaskScheduler scheduler, Attempts attempts) {
        Runnable attempt = attempts.of(
                "daily-statistics", Duration.ofHours(6), "The aggregation of the daily statistics", this::aggregate);
        return List.of(
                new CronRunner(cron, zone, clock, attempt).scheduleOn(scheduler, attempts, "daily-statistics-cron"),
                scheduler.scheduleWithFixedDelay(Duration.ZERO, PAUSE, attempt));
    }

    private void aggregate() {
        try {
            report(catchUp.catchUp(node), "were aggregated");
        } finally { // a day that cannot be aggregated is no reason not to count others again
            report(recount.recount(), "were counted again, because their past had changed");
        }
    }

    private static void report(int days, String what) {
        if (days > 0) {
            LOG.log(Level.INFO, "{0} days {1}", days, what);
        }
    }
}
