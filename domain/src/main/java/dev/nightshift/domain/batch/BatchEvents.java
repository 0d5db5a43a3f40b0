package dev.nightshift.domain.batch;

import java.util.List;
import java.util.Set;

/** What happens to jobs, for those who watch. */
public interface BatchEvents {

    /** The number of the latest move. */
    long latest();

    /**
     * Moves with a larger number, in the order of their numbers. A move may appear after one with a larger number; who
     * asks again from a little earlier sees it too.
     */
    List<Transition> after(long number, int limit);

    /** The jobs that are running or were asked something, with their progress. */
    List<BatchJob> running(int limit);

    /** Of these jobs, those that are there. */
    List<BatchJob> of(Set<JobId> jobs);
}
