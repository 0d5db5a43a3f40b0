package dev.nightshift.application.sentiment;

import dev.nightshift.domain.Page;
import dev.nightshift.domain.batch.BatchJobs;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.Requester;
import dev.nightshift.domain.sentiment.validation.Findings;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lists what a job has found. */
public final class ReadFindings {

    private final BatchJobs jobs;
    private final Findings findings;

    public ReadFindings(BatchJobs jobs, Findings findings) {
        this.jobs = jobs;
        this.findings = findings;
    }

    /** Empty for who may not see the job. */
    public Optional<Page<Findings.Placed, Long>> list(JobId id, Requester by, @Nullable Long after, int limit) {
        return jobs.find(id).filter(by::mayReach).map(job -> findings.of(id, after, limit));
    }
}
