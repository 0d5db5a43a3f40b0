package dev.nightshift.domain.batch;

import static java.util.Objects.requireNonNull;

/**
 * Who wants to see or command jobs.
 *
 * @param name as jobs know their owner
 * @param reachesAll whether also jobs of others are theirs to see and command
 */
public record Requester(String name, boolean reachesAll) {

    public Requester {
        requireNonNull(name, "name");
    }

    public boolean mayReach(BatchJob job) {
        return reachesAll || job.owner().equals(name);
    }
}
