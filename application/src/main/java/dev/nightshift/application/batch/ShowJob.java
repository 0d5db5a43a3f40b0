package dev.nightshift.application.batch;

import dev.nightshift.domain.batch.BatchJobs;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.Requester;
import java.util.List;
import java.util.Optional;

/** Shows a job to those who may see it, with the reason why it waits. */
public final class ShowJob {

    private final BatchJobs jobs;
    private final ExplainJobs explainJobs;

    public ShowJob(BatchJobs jobs, ExplainJobs explainJobs) {
        this.jobs = jobs;
        this.explainJobs = explainJobs;
    }

    /** The job; empty when there is none that the requester may see. */
    public Optional<ExplainedJob> show(JobId id, Requester by) {
        return jobs.find(id)
                .filter(by::mayReach)
                .map(job -> explainJobs.explain(List.of(job)).get(0));
    }
}
