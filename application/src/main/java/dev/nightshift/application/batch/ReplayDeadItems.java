package dev.nightshift.application.batch;

import dev.nightshift.application.Transactions;
import dev.nightshift.domain.audit.AuditEntry;
import dev.nightshift.domain.audit.AuditLog;
import dev.nightshift.domain.batch.BatchJob;
import dev.nightshift.domain.batch.BatchJobs;
import dev.nightshift.domain.batch.DeadItems;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.JobIds;
import dev.nightshift.domain.batch.NewJob;
import dev.nightshift.domain.batch.Requester;
import dev.nightshift.domain.batch.Strategy;
import dev.nightshift.domain.batch.TypeName;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes a job that handles the dead items of another once more. */
public final class ReplayDeadItems {

    private final Transactions transactions;
    private final BatchJobs jobs;
    private final DeadItems dead;
    private final JobTypes types;
    private final JobIds ids;
    private final AuditLog audit;
    private final InstantSource clock;

    public ReplayDeadItems(
            Transactions transactions,
            BatchJobs jobs,
            DeadItems dead,
            JobTypes types,
            JobIds ids,
            AuditLog audit,
            InstantSource clock) {
        this.transactions = transactions;
        this.jobs = jobs;
        this.dead = dead;
        this.types = types;
        this.ids = ids;
        this.audit = audit;
        this.clock = clock;
    }

    public Outcome replay(JobId id, Requester by) {
        Optional<BatchJob> found = jobs.find(id).filter(by::mayReach);
        if (found.isEmpty()) {
            return new Outcome.Unknown();
        }
        BatchJob job = found.get();
        if (types.find(job.type()).flatMap(type -> type.itemFormat()).isEmpty()) {
            return new Outcome.NotReplayable(job.type());
        }
        long open = dead.countOpen(id);
        if (open == 0) {
            return new Outcome.NothingOpen();
        }
        NewJob replay = new NewJob(
                ids.next(),
                job.type(),
                job.priority(),
                Strategy.CHUNKED,
                by.name(),
                job.parameters(),
                Optional.empty(),
                true,
                null,
                Set.of(),
                id);
        transactions.inOne(() -> {
            jobs.add(List.of(replay));
            audit.append(new AuditEntry(
                    by.name(), "batch.replay", id.toString(), open + " items by " + replay.id(), clock.instant()));
        });
        return new Outcome.Replaying(replay.id(), open);
    }

    /** What came of it. */
    public sealed interface Outcome {

        /** @param job the job that does it */
        record Replaying(JobId job, long items) implements Outcome {}

        /** All dead items have been replayed, or there were none. */
        record NothingOpen() implements Outcome {}

        /** The items of this type are not kept in a way that they could be read from. */
        record NotReplayable(TypeName type) implements Outcome {}

        /** There is no such job that the requester may reach. */
        record Unknown() implements Outcome {}
    }
}
