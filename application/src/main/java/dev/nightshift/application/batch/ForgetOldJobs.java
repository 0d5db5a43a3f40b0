package dev.nightshift.application.batch;

import dev.nightshift.domain.batch.Retention;
import dev.nightshift.domain.batch.Retention.Dropped;
import java.time.InstantSource;
import java.time.Period;
import java.util.List;

/** Forgets finished jobs and logs whose time is over, by whole months and days. */
public final class ForgetOldJobs {

    private final Retention retention;
    private final Period jobs;
    private final Period logs;
    private final InstantSource clock;

    /**
     * @param jobs how long finished jobs are kept
     * @param logs how long logs are kept
     */
    public ForgetOldJobs(Retention retention, Period jobs, Period logs, InstantSource clock) {
        this.retention = retention;
        this.jobs = jobs;
        this.logs = logs;
        this.clock = clock;
    }

    /** Makes room for the time to come, and drops what is over. */
    public List<Dropped> forget() {
        retention.prepare();
        return retention.drop(Past.before(clock, jobs), Past.before(clock, logs));
    }
}
