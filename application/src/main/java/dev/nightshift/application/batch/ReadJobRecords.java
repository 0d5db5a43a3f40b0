package dev.nightshift.application.batch;

import dev.nightshift.domain.Page;
import dev.nightshift.domain.batch.BatchJobs;
import dev.nightshift.domain.batch.DeadItems;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.JobLogs;
import dev.nightshift.domain.batch.Requester;
import dev.nightshift.domain.batch.Transition;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what is recorded of a job: its moves, its log, its dead items. All are empty for who may not see the job. */
public final class ReadJobRecords {

    private final BatchJobs jobs;
    private final JobLogs logs;
    private final DeadItems dead;

    public ReadJobRecords(BatchJobs jobs, JobLogs logs, DeadItems dead) {
        this.jobs = jobs;
        this.logs = logs;
        this.dead = dead;
    }

    public Optional<Page<Transition, Long>> history(JobId id, Requester by, @Nullable Long after, int limit) {
        return jobs.find(id).filter(by::mayReach).map(job -> jobs.history(id, after, limit));
    }

    public Optional<Page<JobLogs.Numbered, Long>> log(JobId id, Requester by, @Nullable Long after, int limit) {
        return jobs.find(id).filter(by::mayReach).map(job -> logs.of(id, after, limit));
    }

    public Optional<Page<DeadItems.Numbered, Long>> deadItems(JobId id, Requester by, @Nullable Long after, int limit) {
        return jobs.find(id).filter(by::mayReach).map(job -> dead.of(id, after, limit));
    }
}
