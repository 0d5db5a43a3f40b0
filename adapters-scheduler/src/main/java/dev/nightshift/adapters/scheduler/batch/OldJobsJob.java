package dev.nightshift.adapters.scheduler.batch;

import dev.nightshift.adapters.scheduler.Attempts;
import dev.nightshift.adapters.scheduler.RecurringJob;
import dev.nightshift.application.batch.ForgetOldJobs;
import dev.nightshift.domain.batch.Retention.Dropped;
import io.micronaut.scheduling.TaskScheduler;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledFuture;

/** Makes room for the days to come and forgets those that are over, at start and every few hours. */
public final class OldJobsJob implements RecurringJob {

    private static final Logger LOG = System.getLogger(OldJobsJob.class.getName());
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofHours(6);

    private final ForgetOldJobs forgetOldJobs;

    public OldJobsJob(ForgetOldJobs forgetOldJobs) {
        this.forgetOldJobs = forgetOldJobs;
    }

    @Override
    public List<ScheduledFuture<?>> scheduleOn(TaskScheduler scheduler, Attempts attempts) {
        return List.of(scheduler.scheduleWithFixedDelay(
                FIRST,
                PAUSE,
                attempts.of("batch-retention", PAUSE.multipliedBy(2), "Forgetting old jobs and logs", this::forget)));
    }

    private void forget() {
        for (Dropped dropped : forgetOldJobs.forget()) {
            LOG.log(Level.INFO, "{0} was dropped: all in it was older than {1}", dropped.what(), dropped.until());
        }
    }
}
