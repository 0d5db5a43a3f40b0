package dev.nightshift.application.batch;

import dev.nightshift.application.Transactions;
import dev.nightshift.domain.audit.AuditEntry;
import dev.nightshift.domain.audit.AuditLog;
import dev.nightshift.domain.batch.Schedules;
import java.time.InstantSource;

/** Removes who makes jobs by the clock. */
public final class RemoveSchedule {

    private final Transactions transactions;
    private final Schedules schedules;
    private final AuditLog audit;
    private final InstantSource clock;

    public RemoveSchedule(Transactions transactions, Schedules schedules, AuditLog audit, InstantSource clock) {
        this.transactions = transactions;
        this.schedules = schedules;
        this.audit = audit;
        this.clock = clock;
    }

    public Outcome remove(String name, String actor) {
        return transactions.inOne(() -> {
            if (!schedules.remove(name)) {
                return new Outcome.Unknown();
            }
            audit.append(new AuditEntry(actor, "schedule.remove", name, "", clock.instant()));
            return new Outcome.Removed();
        });
    }

    /** What came of it. */
    public sealed interface Outcome {
        record Removed() implements Outcome {}

        record Unknown() implements Outcome {}
    }
}
