package dev.nightshift.application.batch;

import dev.nightshift.domain.Page;
import dev.nightshift.domain.batch.BatchEvents;
import dev.nightshift.domain.batch.BatchJob;
import dev.nightshift.domain.batch.BatchJobs;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.JobLogs;
import dev.nightshift.domain.batch.Transition;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What happens to jobs, read once for all who follow them. It is not asked on behalf of somebody: whoever passes it on sees to
 * it that each reader gets what it may see, as {@link dev.nightshift.domain.batch.Requester} says.
 */
public final class JobNews {

    private final BatchEvents events;
    private final BatchJobs jobs;
    private final JobLogs logs;

    public JobNews(BatchEvents events, BatchJobs jobs, JobLogs logs) {
        this.events = events;
        this.jobs = jobs;
        this.logs = logs;
    }

    /** The number of the latest move of any job. */
    public long latestMove() {
        return events.latest();
    }

    /** The moves of all jobs with a larger number, in order. One may appear after another with a larger number. */
    public List<Transition> movesAfter(long number, int limit) {
        return events.after(number, limit);
    }

    /** The moves of one job with a larger number, in order. */
    public Page<Transition, Long> movesOf(JobId job, long after, int limit) {
        return jobs.history(job, after, limit);
    }

    /** Whose jobs these are; what is not there is left out. */
    public Map<JobId, String> ownersOf(Collection<JobId> ids) {
        return jobs.ownersOf(ids);
    }

    /** Of these jobs, those that are there, with their progress. */
    public List<BatchJob> jobs(Set<JobId> ids) {
        return events.of(ids);
    }

    /** The jobs that run or are asked something, with their progress. */
    public List<BatchJob> running(int limit) {
        return events.running(limit);
    }

    /** The lines of a job with a larger number, in order. */
    public List<JobLogs.Numbered> linesOf(JobId job, long after, int limit) {
        return logs.of(job, after, limit).items();
    }

    /** The latest lines of a job, in order. */
    public List<JobLogs.Numbered> lastLinesOf(JobId job, int limit) {
        return logs.last(job, limit);
    }
}
