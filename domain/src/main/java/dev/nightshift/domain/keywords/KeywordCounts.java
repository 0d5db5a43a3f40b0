package dev.nightshift.domain.keywords;

import dev.nightshift.domain.batch.JobId;
import java.util.List;

/** What came of the keywords of jobs. */
public interface KeywordCounts {

    /** Keeps these, instead of what was kept for the same places of the job. */
    void keep(JobId job, List<KeywordCount> counts);

    /** What has come of the keywords of a job so far, by position. */
    List<KeywordCount> of(JobId job);

    /**
     * Forgets what came of the keywords of jobs that were made earlier than this id says.
     *
     * @param limit how many keywords at most, at least 1
     * @return how many keywords
     */
    int purge(JobId before, int limit);
}
