package dev.nightshift.application.batch;

import dev.nightshift.domain.Page;
import dev.nightshift.domain.batch.BatchJob;
import dev.nightshift.domain.batch.BatchJobs;
import dev.nightshift.domain.batch.DeadItems;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.Requester;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lists the items that a job set aside, or that a replay has or has replayed. */
public final class ListDeadItems {

    private final BatchJobs jobs;
    private final DeadItems dead;

    public ListDeadItems(BatchJobs jobs, DeadItems dead) {
        this.jobs = jobs;
        this.dead = dead;
    }

    /** Empty for who may not see the job. */
    public Optional<Page<DeadItems.Numbered, Long>> list(JobId id, Requester by, @Nullable Long after, int limit) {
        return jobs.find(id).filter(by::mayReach).map(job -> list(job, after, limit));
    }

    private Page<DeadItems.Numbered, Long> list(BatchJob job, @Nullable Long after, int limit) {
        return job.replayOf() == null
                ? dead.of(job.id(), after, limit)
                : dead.of(job.replayOf(), job.id(), after, limit);
    }
}
