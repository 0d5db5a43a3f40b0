package dev.nightshift.domain.batch;

import static java.util.Objects.requireNonNull;

/**
 * What one worker works on at a time: a whole job, or one partition of it.
 *
 * @param partition 0 for the job itself, from 1 on for its partitions
 */
public record TaskId(JobId job, int partition) implements Comparable<TaskId> {

    /** @throws IllegalArgumentException if {@code partition < 0} */
    public TaskId {
        requireNonNull(job, "job");
        if (partition < 0) {
            throw new IllegalArgumentException("partition must be >= 0, was " + partition);
        }
    }

    public static TaskId whole(JobId job) {
        return new TaskId(job, 0);
    }

    public boolean isWhole() {
        return partition == 0;
    }

    @Override
    public int compareTo(TaskId other) {
        int byJob = job.compareTo(other.job);
        return byJob != 0 ? byJob : Integer.compare(partition, other.partition);
    }

    @Override
    public String toString() {
        return isWhole() ? job.toString() : job + "/" + partition;
    }
}
