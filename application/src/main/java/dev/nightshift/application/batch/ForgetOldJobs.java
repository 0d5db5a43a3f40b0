package dev.nightshift.application.batch;

import dev.nightshift.domain.batch.Retention;
import dev.nightshift.domain.batch.Retention.Dropped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.Period;
import java.time.ZoneOffset;
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
        return retention.drop(before(jobs), before(logs));
    }

    /** What {@link #forget} would drop. */
    public List<Dropped> wouldForget() {
        return retention.droppable(before(jobs), before(logs));
    }

    private Instant before(Period period) {
        return clock.instant().atZone(ZoneOffset.UTC).minus(period).toInstant();
    }
}
