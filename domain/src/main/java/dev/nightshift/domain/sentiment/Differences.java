package dev.nightshift.domain.sentiment;

import dev.nightshift.domain.batch.JobId;

/** How far the days that jobs recalculate are off, added up over each job. */
public interface Differences {

    /** Adds those of a chunk, in its transaction, and tells those of the job so far. */
    DifferenceSum add(JobId job, DifferenceSum ofChunk);

    /**
     * Forgets the sums of jobs that were made earlier than this id says.
     *
     * @param limit how many at most, at least 1
     * @return how many
     */
    int purge(JobId before, int limit);
}
