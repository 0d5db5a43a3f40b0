package dev.nightshift.application.batch;

import dev.nightshift.domain.batch.BatchJobs;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.NewJob;
import dev.nightshift.domain.batch.Requester;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Lets new jobs in as far as the quota of their owner allows. */
final class Intake {

    private final BatchJobs jobs;
    private final FairUse fairUse;

    Intake(BatchJobs jobs, FairUse fairUse) {
        this.jobs = jobs;
        this.fairUse = fairUse;
    }

    /**
     * Empty if there is room for so many more jobs, which then stays free until the transaction ends. To be asked before
     * anything else is locked.
     */
    Optional<Denial> room(int more, Requester by) {
        if (!fairUse.limits(by)) {
            return Optional.empty();
        }
        int there = jobs.countUnfinished(by.name(), fairUse.quota() + 1);
        return there + more <= fairUse.quota()
                ? Optional.empty()
                : Optional.of(new Denial.QuotaReached(fairUse.quota(), there, more));
    }

    /** The jobs that new ones depend on and that are not there as far as the requester may know. */
    Set<JobId> unreachable(List<NewJob> made, Requester by) {
        if (by.reachesAll()) {
            return Set.of();
        }
        Set<JobId> parents = new TreeSet<>();
        made.forEach(job -> parents.addAll(job.dependsOn()));
        made.forEach(job -> parents.remove(job.id()));
        if (!parents.isEmpty()) {
            Map<JobId, String> owners = jobs.ownersOf(parents);
            parents.removeIf(parent -> by.name().equals(owners.get(parent)));
        }
        return parents;
    }

    void add(List<NewJob> made, Requester by) {
        if (fairUse.limits(by)) {
            jobs.addCounted(made);
        } else {
            jobs.add(made);
        }
    }
}
