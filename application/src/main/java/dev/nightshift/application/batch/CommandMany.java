package dev.nightshift.application.batch;

import dev.nightshift.application.Transactions;
import dev.nightshift.domain.audit.AuditEntry;
import dev.nightshift.domain.audit.AuditLog;
import dev.nightshift.domain.batch.BatchJobs;
import dev.nightshift.domain.batch.JobCommand;
import dev.nightshift.domain.batch.JobFilter;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.JobIds;
import dev.nightshift.domain.batch.NewJob;
import dev.nightshift.domain.batch.Priority;
import dev.nightshift.domain.batch.Requester;
import dev.nightshift.domain.batch.Strategy;
import dev.nightshift.domain.batch.TypeName;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gives a command to all jobs that pass a filter, by a job that does it. */
public final class CommandMany {

    private final Transactions transactions;
    private final Intake intake;
    private final JobIds ids;
    private final FairUse fairUse;
    private final AuditLog audit;
    private final InstantSource clock;

    public CommandMany(Transactions transactions, BatchJobs jobs, JobIds ids, AuditLog audit, InstantSource clock) {
        this(transactions, jobs, ids, FairUse.STANDARD, audit, clock);
    }

    public CommandMany(
            Transactions transactions,
            BatchJobs jobs,
            JobIds ids,
            FairUse fairUse,
            AuditLog audit,
            InstantSource clock) {
        this.transactions = transactions;
        this.intake = new Intake(jobs, fairUse);
        this.ids = ids;
        this.fairUse = fairUse;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Reaches the jobs that there are now; those of later are left alone.
     *
     * @param filter with at most one state, and without times
     * @return the job that does it, or why there is none
     */
    public CreateJobs.Outcome command(JobFilter filter, JobCommand command, Requester by) {
        JobId id = ids.next();
        Map<String, @Nullable Object> order = new HashMap<>();
        order.put("command", command.name());
        order.put("by", by.name());
        order.put("reachesAll", by.reachesAll());
        order.put("role", by.role().name());
        order.put("before", id.toString());
        filter.states().stream().findFirst().ifPresent(state -> order.put("state", state.name()));
        putIfThere(order, "type", filter.type());
        putIfThere(
                order,
                "priority",
                filter.priority() == null ? null : filter.priority().name());
        putIfThere(order, "owner", filter.owner());
        putIfThere(order, "text", filter.text());
        NewJob job = new NewJob(
                id,
                TypeName.of("BULK_COMMAND"),
                fairUse.allowed(Priority.HIGH, by),
                Strategy.CHUNKED,
                by.name(),
                order,
                Optional.empty(),
                true,
                null,
                Set.of(),
                null);
        return transactions.inOne(() -> {
            Optional<Denial> denial = intake.room(1, by);
            if (denial.isPresent()) {
                return new CreateJobs.Outcome.Denied(denial.get());
            }
            intake.add(List.of(job), by);
            audit.append(
                    new AuditEntry(by.name(), "batch.bulk", id.toString(), command + " to " + filter, clock.instant()));
            return new CreateJobs.Outcome.Created(List.of(job));
        });
    }

    private static void putIfThere(Map<String, @Nullable Object> order, String name, @Nullable Object value) {
        if (value != null) {
            order.put(name, value);
        }
    }
}
