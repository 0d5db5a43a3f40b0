package dev.nightshift.domain.sentiment.validation;

import dev.nightshift.domain.Page;
import dev.nightshift.domain.batch.JobId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What jobs have found. */
public interface Findings {

    /** Keeps findings, in the transaction of the chunk that they come of. */
    void add(JobId job, List<Placed> findings);

    /**
     * The findings of a job by their places.
     *
     * @param after null for the first page
     * @param limit at least 1
     */
    Page<Placed, Long> of(JobId job, @Nullable Long after, int limit);

    /**
     * Forgets the findings of jobs that were made earlier than this id says.
     *
     * @param limit how many at most, at least 1
     * @return how many
     */
    int purge(JobId before, int limit);

    /**
     * A finding with its place.
     *
     * @param place among all of its job: the same for the same data, whatever became of the run
     */
    record Placed(long place, Finding finding) {}
}
