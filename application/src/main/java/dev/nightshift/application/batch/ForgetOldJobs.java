package dev.nightshift.application.batch;

import dev.nightshift.application.StorageUnavailable;
import dev.nightshift.domain.batch.JobType;
import dev.nightshift.domain.batch.Retention;
import dev.nightshift.domain.batch.Retention.Dropped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.Period;
import java.util.List;

/** Forgets finished jobs and logs whose time is over, by whole months and days. */
public final class ForgetOldJobs {

    private static final int AT_ONCE = 1_000;

    private final Retention retention;
    private final JobTypes types;
    private final Period jobs;
    private final Period logs;
    private final InstantSource clock;

    /**
     * @param jobs how long finished jobs are kept
     * @param logs how long logs are kept
     */
    public ForgetOldJobs(Retention retention, JobTypes types, Period jobs, Period logs, InstantSource clock) {
        this.retention = retention;
        this.types = types;
        this.jobs = jobs;
        this.logs = logs;
        this.clock = clock;
    }

    /** Makes room for the time to come, and drops what is over; types that say so are forgotten earlier than others. */
    public List<Dropped> forget() {
        retention.prepare();
        Instant byDefault = PeriodStart.before(clock, jobs);
        RuntimeException failed = null;
        for (JobType<?, ?, ?> type : types.all()) {
            try {
                forget(type, byDefault);
            } catch (StorageUnavailable away) {
                throw away;
            } catch (RuntimeException failure) { // one type is no reason to keep the jobs of all others forever
                failed = failure;
            }
        }
        List<Dropped> dropped = retention.drop(byDefault, PeriodStart.before(clock, logs));
        if (failed != null) {
            throw failed;
        }
        return dropped;
    }

    private void forget(JobType<?, ?, ?> type, Instant byDefault) {
        Instant before = PeriodStart.before(clock, type.policy().keep());
        if (before.isAfter(byDefault)) {
            forgetAll(type, before);
        }
    }

    private void forgetAll(JobType<?, ?, ?> type, Instant before) {
        int forgotten;
        do {
            forgotten = retention.forget(type.name().name(), before, AT_ONCE);
        } while (forgotten == AT_ONCE);
    }
}
