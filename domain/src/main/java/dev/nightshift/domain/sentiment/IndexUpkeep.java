package dev.nightshift.domain.sentiment;

import dev.nightshift.domain.batch.JobId;
import java.util.Optional;

/** Which job was made last to keep an index current: one a method, over all nodes. */
public interface IndexUpkeep {

    /** The last job; until the transaction ends, others who ask for the same method wait. */
    Optional<JobId> holdLast(MethodVersion method);

    /** A job was made. */
    void note(MethodVersion method, JobId job);
}
