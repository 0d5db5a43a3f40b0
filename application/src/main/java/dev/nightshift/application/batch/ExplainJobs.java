package dev.nightshift.application.batch;

import dev.nightshift.domain.batch.BatchJob;
import dev.nightshift.domain.batch.JobQueue;
import dev.nightshift.domain.batch.JobState;
import dev.nightshift.domain.batch.WaitingReasons;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Explains why jobs wait. */
public final class ExplainJobs {

    private final JobQueue queue;

    public ExplainJobs(JobQueue queue) {
        this.queue = queue;
    }

    /** The same jobs with the reasons why they wait. */
    public List<ExplainedJob> explain(Collection<BatchJob> found) {
        if (found.stream().noneMatch(job -> job.state() == JobState.QUEUED)) {
            return explained(found, new WaitingReasons(List.of(), Map.of()));
        }
        return explained(found, new WaitingReasons(queue.workers(), queue.lanes()));
    }

    private static List<ExplainedJob> explained(Collection<BatchJob> found, WaitingReasons reasons) {
        return found.stream().map(job -> new ExplainedJob(job, reasons.of(job))).toList();
    }
}
