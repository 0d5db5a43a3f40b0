package dev.nightshift.domain.batch;

import static java.util.Objects.requireNonNull;

import dev.nightshift.domain.accounts.Role;

/**
 * Who wants to make, see or command jobs.
 *
 * @param name as jobs know their owner
 */
public record Requester(String name, Role role) {

    public Requester {
        requireNonNull(name, "name");
        requireNonNull(role, "role");
    }

    /** Whether also jobs of others are theirs to see and command. */
    public boolean reachesAll() {
        return role.isAtLeast(Role.MANAGER);
    }

    public boolean mayReach(BatchJob job) {
        return mayReachJobsOf(job.owner());
    }

    public boolean mayReachJobsOf(String owner) {
        return reachesAll() || owner.equals(name);
    }
}
