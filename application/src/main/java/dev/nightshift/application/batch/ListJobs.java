package dev.nightshift.application.batch;

import dev.nightshift.domain.Page;
import dev.nightshift.domain.batch.BatchJob;
import dev.nightshift.domain.batch.BatchJobs;
import dev.nightshift.domain.batch.JobFilter;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.Requester;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists jobs to those who may see them, with the reasons why they wait. */
public final class ListJobs {

    private final BatchJobs jobs;
    private final ExplainJobs explainJobs;

    public ListJobs(BatchJobs jobs, ExplainJobs explainJobs) {
        this.jobs = jobs;
        this.explainJobs = explainJobs;
    }

    /** Newest first; who may not see all sees their own. */
    public Page<ExplainedJob, JobId> list(JobFilter filter, Requester by, @Nullable JobId before, int limit) {
        JobFilter seen = by.reachesAll() ? filter : filter.ownedBy(by.name());
        if (filter.owner() != null && !by.mayReachJobsOf(filter.owner())) {
            return new Page<>(List.of(), null);
        }
        Page<BatchJob, JobId> page = jobs.list(seen, before, limit);
        return new Page<>(explainJobs.explain(page.items()), page.next());
    }
}
