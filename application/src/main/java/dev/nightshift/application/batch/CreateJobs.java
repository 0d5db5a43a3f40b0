package dev.nightshift.application.batch;

import dev.nightshift.application.Transactions;
import dev.nightshift.domain.audit.AuditEntry;
import dev.nightshift.domain.audit.AuditLog;
import dev.nightshift.domain.batch.BatchJobs;
import dev.nightshift.domain.batch.BatchJobs.UnknownJobs;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.JobIds;
import dev.nightshift.domain.batch.NewJob;
import dev.nightshift.domain.batch.Requester;
import dev.nightshift.domain.batch.Templates;
import dev.nightshift.domain.batch.Violation;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes jobs, one or thousands at once: all of them or none. */
public final class CreateJobs {

    private final Transactions transactions;
    private final Intake intake;
    private final Drafting drafting;
    private final AuditLog audit;
    private final InstantSource clock;

    public CreateJobs(
            Transactions transactions,
            BatchJobs jobs,
            Templates templates,
            JobTypes types,
            JobIds ids,
            AuditLog audit,
            InstantSource clock) {
        this(transactions, jobs, templates, types, ids, FairUse.STANDARD, audit, clock);
    }

    public CreateJobs(
            Transactions transactions,
            BatchJobs jobs,
            Templates templates,
            JobTypes types,
            JobIds ids,
            FairUse fairUse,
            AuditLog audit,
            InstantSource clock) {
        this.transactions = transactions;
        this.intake = new Intake(jobs, fairUse);
        this.drafting = new Drafting(templates, types, ids, fairUse);
        this.audit = audit;
        this.clock = clock;
    }

    /** @param by whose jobs they are, and who must be allowed to make them */
    public Outcome create(List<JobRequest> requests, Requester by) {
        Refusals refusals = new Refusals();
        Drafts drafts = new Drafts(drafting, refusals);
        requests.forEach(request -> drafts.add(request, by));
        List<NewJob> made = drafts.resolved();
        if (refusals.denial() != null) {
            return new Outcome.Denied(refusals.denial());
        }
        if (!refusals.all().isEmpty()) {
            return new Outcome.Refused(refusals.all());
        }
        Set<JobId> unreachable = intake.unreachable(made, by);
        if (!unreachable.isEmpty()) {
            return new Outcome.Refused(unknownParents(made, unreachable));
        }
        try {
            return transactions.inOne(() -> keep(made, by));
        } catch (UnknownJobs unknown) {
            return new Outcome.Refused(unknownParents(made, unknown.ids()));
        }
    }

    private Outcome keep(List<NewJob> made, Requester by) {
        Optional<Denial> denial = intake.room(made.size(), by);
        if (denial.isPresent()) {
            return new Outcome.Denied(denial.get());
        }
        intake.add(made, by);
        if (!made.isEmpty()) {
            NewJob first = made.get(0);
            String detail = made.size() == 1
                    ? first.type().toString()
                    : "%s and %d more".formatted(first.type(), made.size() - 1);
            audit.append(new AuditEntry(by.name(), "batch.create", first.id().toString(), detail, clock.instant()));
        }
        return new Outcome.Created(made);
    }

    private static List<Broken> unknownParents(List<NewJob> made, Collection<JobId> unknown) {
        List<Broken> broken = new ArrayList<>();
        for (int i = 0; i < made.size(); i++) {
            List<JobId> missing = made.get(i).dependsOn().stream()
                    .filter(unknown::contains)
                    .sorted()
                    .toList();
            if (!missing.isEmpty()) {
                broken.add(new Broken(i, new Violation("/dependsOn", "names jobs that are not there: " + missing)));
            }
        }
        return broken;
    }

    /** What came of it. */
    public sealed interface Outcome {

        /** Nothing was made: the requester may not. */
        record Denied(Denial denial) implements Outcome {}

        /** In the order of the requests. */
        record Created(List<NewJob> jobs) implements Outcome {
            public Created {
                jobs = List.copyOf(jobs);
            }
        }

        /** Nothing was made. */
        record Refused(List<Broken> broken) implements Outcome {
            public Refused {
                broken = List.copyOf(broken);
            }
        }
    }

    /**
     * A rule that a request breaks.
     *
     * @param index of the request, from 0 on
     * @param violation with a pointer into the request
     */
    public record Broken(int index, Violation violation) {}
}
