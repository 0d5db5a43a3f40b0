package dev.nightshift.application.batch;

import dev.nightshift.application.Transactions;
import dev.nightshift.domain.audit.AuditEntry;
import dev.nightshift.domain.audit.AuditLog;
import dev.nightshift.domain.batch.BatchJob;
import dev.nightshift.domain.batch.BatchJobs;
import dev.nightshift.domain.batch.DeadItems;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.JobIds;
import dev.nightshift.domain.batch.JobType;
import dev.nightshift.domain.batch.NewJob;
import dev.nightshift.domain.batch.Requester;
import dev.nightshift.domain.batch.Strategy;
import dev.nightshift.domain.batch.TypeName;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes a job that handles the dead items of another once more, but not those that another replay has. */
public final class ReplayDeadItems {

    private final Transactions transactions;
    private final BatchJobs jobs;
    private final DeadItems dead;
    private final JobTypes types;
    private final JobIds ids;
    private final FairUse fairUse;
    private final Intake intake;
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
        this(transactions, jobs, dead, types, ids, FairUse.STANDARD, audit, clock);
    }

    public ReplayDeadItems(
            Transactions transactions,
            BatchJobs jobs,
            DeadItems dead,
            JobTypes types,
            JobIds ids,
            FairUse fairUse,
            AuditLog audit,
            InstantSource clock) {
        this.transactions = transactions;
        this.jobs = jobs;
        this.dead = dead;
        this.types = types;
        this.ids = ids;
        this.fairUse = fairUse;
        this.intake = new Intake(jobs, fairUse);
        this.audit = audit;
        this.clock = clock;
    }

    public Outcome replay(JobId id, Requester by) {
        Optional<BatchJob> found = jobs.find(id).filter(by::mayReach);
        if (found.isEmpty()) {
            return new Outcome.Unknown();
        }
        BatchJob job = found.get();
        Optional<JobType<?, ?, ?>> type = types.find(job.type());
        if (type.flatMap(known -> known.itemFormat()).isEmpty()) {
            return new Outcome.NotReplayable(job.type());
        }
        Optional<Denial> denial = type.flatMap(known -> Denial.of(known, by));
        if (denial.isPresent()) {
            return new Outcome.Denied(denial.get());
        }
        return transactions.inOne(() -> reserve(job, by));
    }

    /** Items stay with the job that set them aside first: what a replay is to replay is the rest of what it had. */
    private Outcome reserve(BatchJob job, Requester by) {
        Optional<Denial> denial = intake.room(1, by);
        if (denial.isPresent()) {
            return new Outcome.Denied(denial.get());
        }
        JobId replay = ids.next();
        JobId source = job.replayOf() == null ? job.id() : job.replayOf();
        long items = dead.reserve(source, job.replayOf() == null ? null : job.id(), replay);
        if (items == 0) {
            return isAnyOpen(job, source) ? new Outcome.BeingReplayed() : new Outcome.NothingOpen();
        }
        NewJob made = new NewJob(
                replay,
                job.type(),
                fairUse.allowed(job.priority(), by),
                Strategy.CHUNKED,
                by.name(),
                job.parameters(),
                Optional.empty(),
                true,
                null,
                Set.of(),
                source);
        intake.add(List.of(made), by);
        audit.append(new AuditEntry(
                by.name(), "batch.replay", job.id().toString(), items + " items by " + replay, clock.instant()));
        return new Outcome.Replaying(replay, items);
    }

    private boolean isAnyOpen(BatchJob job, JobId source) {
        return job.replayOf() == null
                ? dead.countOpen(source) > 0
                : !dead.open(source, job.id(), 0, 1).isEmpty();
    }

    /** What came of it. */
    public sealed interface Outcome {

        /**
         * @param job the job that does it
         * @param items how many are reserved for it
         */
        record Replaying(JobId job, long items) implements Outcome {}

        /** The requester may not make such a job. */
        record Denied(Denial denial) implements Outcome {}

        /** All dead items have been replayed, or there were none; of a replay, or others have reserved its rest. */
        record NothingOpen() implements Outcome {}

        /** Replays that have not ended have all the items that are open. */
        record BeingReplayed() implements Outcome {}

        /** The items of this type are not kept in a way that they could be read from. */
        record NotReplayable(TypeName type) implements Outcome {}

        /** There is no such job that the requester may reach. */
        record Unknown() implements Outcome {}
    }
}
