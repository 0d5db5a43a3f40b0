package dev.nightshift.application.batch;

import dev.nightshift.application.Transactions;
import dev.nightshift.domain.audit.AuditEntry;
import dev.nightshift.domain.audit.AuditLog;
import dev.nightshift.domain.batch.BatchJob;
import dev.nightshift.domain.batch.BatchJobs;
import dev.nightshift.domain.batch.BatchJobs.CommandResult;
import dev.nightshift.domain.batch.JobCommand;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.JobState;
import dev.nightshift.domain.batch.Requester;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tells a job to start, stop, pause, resume or cancel, wherever it runs. */
public final class CommandJob {

    private final Transactions transactions;
    private final BatchJobs jobs;
    private final Supplier<JobTypes> types;
    private final AuditLog audit;
    private final InstantSource clock;

    /** @param types asked when a command is given: some of them give commands themselves */
    public CommandJob(
            Transactions transactions, BatchJobs jobs, Supplier<JobTypes> types, AuditLog audit, InstantSource clock) {
        this.transactions = transactions;
        this.jobs = jobs;
        this.types = types;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param reason why; null when no reason is given */
    public Outcome command(JobId id, JobCommand command, Requester by, @Nullable String reason) {
        Optional<BatchJob> job = jobs.find(id);
        if (job.isEmpty() || !by.mayReach(job.get())) {
            return new Outcome.Unknown();
        }
        Optional<Denial> denial = denial(job.get(), command, by);
        if (denial.isPresent()) {
            return new Outcome.Denied(denial.get());
        }
        CommandResult result = transactions.inOne(() -> control(id, command, by, reason));
        if (result instanceof CommandResult.CarriedOut carriedOut) {
            return jobs.find(id)
                    .<Outcome>map(now -> new Outcome.CarriedOut(now, carriedOut.before() != carriedOut.now()))
                    .orElseGet(Outcome.Unknown::new);
        }
        return result instanceof CommandResult.Illegal illegal
                ? new Outcome.Illegal(illegal.state(), illegal.legal())
                : new Outcome.Unknown();
    }

    /** Who sets a job going must be allowed to make it; everybody may stop what is theirs. */
    private Optional<Denial> denial(BatchJob job, JobCommand command, Requester by) {
        return command == JobCommand.START || command == JobCommand.RESUME
                ? types.get().find(job.type()).flatMap(type -> Denial.of(type, by))
                : Optional.empty();
    }

    private CommandResult control(JobId id, JobCommand command, Requester by, @Nullable String reason) {
        CommandResult result = jobs.control(id, command, by.name(), reason);
        String came = result instanceof CommandResult.CarriedOut carriedOut
                ? carriedOut.before() + " → " + carriedOut.now()
                : result instanceof CommandResult.Illegal illegal
                        ? "refused: it is " + illegal.state()
                        : "refused: it is gone";
        String action = "batch." + command.name().toLowerCase(Locale.ROOT);
        audit.append(new AuditEntry(
                by.name(), action, id.toString(), reason == null ? came : came + ": " + reason, clock.instant()));
        return result;
    }

    /** What came of it. */
    public sealed interface Outcome {

        /** @param changed whether the command did anything */
        record CarriedOut(BatchJob job, boolean changed) implements Outcome {}

        /** @param legal the commands that are legal now */
        record Illegal(JobState state, Set<JobCommand> legal) implements Outcome {}

        /** The requester may not make such a job, and so not set it going. */
        record Denied(Denial denial) implements Outcome {}

        /** There is no such job that the requester may reach. */
        record Unknown() implements Outcome {}
    }
}
