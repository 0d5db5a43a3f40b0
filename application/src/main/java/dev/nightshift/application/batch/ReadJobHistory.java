package dev.nightshift.application.batch;

import dev.nightshift.domain.Page;
import dev.nightshift.domain.batch.BatchJobs;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.Requester;
import dev.nightshift.domain.batch.Transition;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads which states a job and its partitions went through. */
public final class ReadJobHistory {

    private final BatchJobs jobs;

    public ReadJobHistory(BatchJobs jobs) {
        this.jobs = jobs;
    }

    /** Empty for who may not see the job. */
    public Optional<Page<Transition, Long>> read(JobId id, Requester by, @Nullable Long after, int limit) {
        return jobs.find(id).filter(by::mayReach).map(job -> jobs.history(id, after, limit));
    }
}
