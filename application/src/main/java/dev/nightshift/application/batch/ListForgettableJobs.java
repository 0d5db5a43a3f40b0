package dev.nightshift.application.batch;

import dev.nightshift.domain.batch.Retention;
import dev.nightshift.domain.batch.Retention.Dropped;
import java.time.InstantSource;
import java.time.Period;
import java.util.List;

/** Lists the finished jobs and logs whose time is over, by whole months and days. */
public final class ListForgettableJobs {

    private final Retention retention;
    private final Period jobs;
    private final Period logs;
    private final InstantSource clock;

    /**
     * @param jobs how long finished jobs are kept
     * @param logs how long logs are kept
     */
    public ListForgettableJobs(Retention retention, Period jobs, Period logs, InstantSource clock) {
        this.retention = retention;
        this.jobs = jobs;
        this.logs = logs;
        this.clock = clock;
    }

    /** What {@link ForgetOldJobs} would drop. */
    public List<Dropped> list() {
        return retention.droppable(PeriodStart.before(clock, jobs), PeriodStart.before(clock, logs));
    }
}
