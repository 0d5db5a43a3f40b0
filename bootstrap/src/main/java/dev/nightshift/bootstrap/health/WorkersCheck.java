package dev.nightshift.bootstrap.health;

import dev.nightshift.adapters.web.health.Readiness;
import dev.nightshift.adapters.web.health.Readiness.Status;
import dev.nightshift.adapters.web.health.ReadinessCheck;
import dev.nightshift.domain.batch.JobQueue;
import dev.nightshift.domain.batch.JobQueue.LiveWorker;
import java.util.List;

/** Whether any process works on jobs, and takes new ones. */
public final class WorkersCheck implements ReadinessCheck {

    private final JobQueue queue;

    public WorkersCheck(JobQueue queue) {
        this.queue = queue;
    }

    @Override
    public String name() {
        return "workers";
    }

    @Override
    public Readiness check() {
        List<LiveWorker> workers = queue.workers();
        if (workers.isEmpty()) {
            return Readiness.degraded("None is alive on any node: jobs wait until one is.");
        }
        List<String> overloads =
                workers.stream().flatMap(worker -> worker.overload().stream()).toList();
        return overloads.isEmpty()
                ? Readiness.up()
                : Readiness.degraded(
                        "%d of %d take no new work: %s.".formatted(overloads.size(), workers.size(), overloads.get(0)));
    }

    /** That the database is away says another check. */
    @Override
    public Status whenSilent() {
        return Status.DEGRADED;
    }
}
