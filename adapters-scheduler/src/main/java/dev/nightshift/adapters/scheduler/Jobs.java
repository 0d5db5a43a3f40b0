package dev.nightshift.adapters.scheduler;

import io.micronaut.scheduling.TaskScheduler;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;

/** All recurring jobs of this program. */
public final class Jobs {

    private static final Duration BETWEEN_REVIVALS = Duration.ofSeconds(5);
    private static final Logger LOG = System.getLogger(Jobs.class.getName());

    private final TaskScheduler scheduler;
    private final Attempts attempts;
    private final List<RecurringJob> jobs;
    private final WorkerThread reviving;
    private final List<ScheduledFuture<?>> scheduled = new ArrayList<>();

    public Jobs(TaskScheduler scheduler, Attempts attempts, List<RecurringJob> jobs) {
        this.scheduler = scheduler;
        this.attempts = attempts;
        this.jobs = List.copyOf(jobs);
        this.reviving = new WorkerThread("jobs-revive", this::revive, () -> attempts.end()
                .because("The thread that looks after scheduled tasks has ended unasked"));
    }

    public void start() {
        jobs.forEach(job -> scheduled.addAll(job.scheduleOn(scheduler, attempts)));
        reviving.start();
    }

    /** A scheduler whose threads have all died, as for want of memory, makes new ones with the next task that it is given. */
    private Duration revive() {
        var unused = scheduler.schedule(Duration.ZERO, () -> {});
        return BETWEEN_REVIVALS;
    }

    /** To be called when no more requests come and before the database goes. */
    public void finish() {
        reviving.end();
        scheduled.forEach(task -> task.cancel(false));
        jobs.forEach(Jobs::finish);
    }

    /** One that cannot be put away is no reason not to put away the others. */
    private static void finish(RecurringJob job) {
        try {
            job.finish();
        } catch (RuntimeException | Error failure) {
            LOG.log(Level.WARNING, job.getClass().getSimpleName() + " could not be put away", failure);
        }
    }
}
