package dev.nightshift.application.batch;

import dev.nightshift.domain.Page;
import dev.nightshift.domain.batch.BatchJobs;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.JobLogs;
import dev.nightshift.domain.batch.Requester;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what a job said about its work. */
public final class ReadJobLog {

    private final BatchJobs jobs;
    private final JobLogs logs;

    public ReadJobLog(BatchJobs jobs, JobLogs logs) {
        this.jobs = jobs;
        this.logs = logs;
    }

    /** Empty for who may not see the job. */
    public Optional<Page<JobLogs.Numbered, Long>> read(JobId id, Requester by, @Nullable Long after, int limit) {
        return jobs.find(id).filter(by::mayReach).map(job -> logs.of(id, after, limit));
    }
}
