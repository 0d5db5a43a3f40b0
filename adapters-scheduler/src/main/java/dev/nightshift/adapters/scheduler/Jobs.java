package dev.nightshift.adapters.scheduler;

import io.micronaut.scheduling.TaskScheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;

/** All recurring jobs of this program. */
public final class Jobs {

    private final TaskScheduler scheduler;
    private final List<RecurringJob> jobs;
    private final List<ScheduledFuture<?>> scheduled = new ArrayList<>();

    public Jobs(TaskScheduler scheduler, List<RecurringJob> jobs) {
        this.scheduler = scheduler;
        this.jobs = List.copyOf(jobs);
    }

    public void start() {
        jobs.forEach(job -> scheduled.addAll(job.scheduleOn(scheduler)));
    }

    /** To be called when no more requests come and before the database goes. */
    public void finish() {
        scheduled.forEach(task -> task.cancel(false));
        jobs.forEach(job -> new Attempt(job.getClass().getSimpleName(), job::finish).run());
    }
}
