package dev.nightshift.application.batch;

import dev.nightshift.domain.Page;
import dev.nightshift.domain.batch.BatchJob;
import dev.nightshift.domain.batch.BatchJobs;
import dev.nightshift.domain.batch.JobFilter;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.JobQueue;
import dev.nightshift.domain.batch.JobState;
import dev.nightshift.domain.batch.Requester;
import dev.nightshift.domain.batch.WaitingReasons;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows jobs to those who may see them, with the reason why they wait. */
public final class ShowJobs {

    private final BatchJobs jobs;
    private final JobQueue queue;

    public ShowJobs(BatchJobs jobs, JobQueue queue) {
        this.jobs = jobs;
        this.queue = queue;
    }

    /** The job; empty when there is none that the requester may see. */
    public Optional<Shown> show(JobId id, Requester by) {
        return jobs.find(id).filter(by::mayReach).map(job -> explained(List.of(job))
                .get(0));
    }

    /** Newest first; who may not see all sees their own. */
    public Page<Shown, JobId> list(JobFilter filter, Requester by, @Nullable JobId before, int limit) {
        JobFilter seen = by.reachesAll() ? filter : filter.ownedBy(by.name());
        if (!by.reachesAll() && filter.owner() != null && !filter.owner().equals(by.name())) {
            return new Page<>(List.of(), null);
        }
        Page<BatchJob, JobId> page = jobs.list(seen, before, limit);
        return new Page<>(explained(page.items()), page.next());
    }

    /** The same jobs with the reasons why they wait. */
    public List<Shown> explained(Collection<BatchJob> found) {
        if (found.stream().noneMatch(job -> job.state() == JobState.QUEUED)) {
            return explained(found, new WaitingReasons(List.of(), Map.of()));
        }
        return explained(found, new WaitingReasons(queue.workers(), queue.lanes()));
    }

    private static List<Shown> explained(Collection<BatchJob> found, WaitingReasons reasons) {
        return found.stream().map(job -> new Shown(job, reasons.of(job))).toList();
    }

    /** A job, and why it waits. */
    public record Shown(BatchJob job, Optional<String> waitingReason) {}
}
