package dev.nightshift.bootstrap.cli;

import dev.nightshift.application.batch.JobTypes;
import dev.nightshift.application.batch.Worker;
import dev.nightshift.bootstrap.wiring.Workers;
import dev.nightshift.domain.batch.BatchJob;
import dev.nightshift.domain.batch.BatchJobs;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.JobState;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/** Works on jobs in this process until one of them has come to rest, be it here or on another worker. */
@Singleton
final class WorkHere {

    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final Duration GRACE = Duration.ofSeconds(3);
    private static final Set<JobState> RESTING = EnumSet.of(
            JobState.COMPLETED,
            JobState.FAILED,
            JobState.QUARANTINED,
            JobState.CANCELLED,
            JobState.PAUSED,
            JobState.STOPPED,
            JobState.PENDING);

    private final Workers workers;
    private final JobTypes types;
    private final BatchJobs jobs;

    WorkHere(Workers workers, JobTypes types, BatchJobs jobs) {
        this.workers = workers;
        this.types = types;
        this.jobs = jobs;
    }

    /** Works on jobs of the type of this one, and leaves all others to other workers. */
    BatchJob untilRest(JobId id) {
        BatchJob job = jobs.find(id).orElseThrow(() -> Operator.noSuchJob(id));
        Worker worker = workers.of(new JobTypes(types.find(job.type()).stream().toList()));
        try {
            worker.register();
            try {
                return workUntilRest(id, worker);
            } finally {
                worker.leave(GRACE);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a job was being worked on", interrupted);
        }
    }

    private BatchJob workUntilRest(JobId id, Worker worker) throws InterruptedException {
        long beatAt = System.nanoTime();
        while (true) {
            BatchJob job = jobs.find(id).orElseThrow(() -> Operator.noSuchJob(id));
            if (RESTING.contains(job.state())) {
                return job;
            }
            if (System.nanoTime() - beatAt >= 0) {
                worker.heartbeat();
                worker.maintain();
                beatAt = System.nanoTime() + BEAT.toNanos();
            }
            worker.work();
            Thread.sleep(LOOK.toMillis());
        }
    }
}
