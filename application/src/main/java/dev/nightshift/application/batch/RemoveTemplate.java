package dev.nightshift.application.batch;

import dev.nightshift.application.Transactions;
import dev.nightshift.domain.audit.AuditEntry;
import dev.nightshift.domain.audit.AuditLog;
import dev.nightshift.domain.batch.Schedules;
import dev.nightshift.domain.batch.Templates;
import java.time.InstantSource;
import java.util.List;

/** Removes settings that jobs are made from, unless schedules need them. */
public final class RemoveTemplate {

    private final Transactions transactions;
    private final Templates templates;
    private final Schedules schedules;
    private final AuditLog audit;
    private final InstantSource clock;

    public RemoveTemplate(
            Transactions transactions, Templates templates, Schedules schedules, AuditLog audit, InstantSource clock) {
        this.transactions = transactions;
        this.templates = templates;
        this.schedules = schedules;
        this.audit = audit;
        this.clock = clock;
    }

    public Outcome remove(String name, String actor) {
        return transactions.inOne(() -> {
            if (!templates.lock(name)) {
                return new Outcome.Unknown();
            }
            List<String> using = schedules.all().stream()
                    .filter(schedule -> schedule.template().equals(name))
                    .map(schedule -> schedule.name())
                    .toList();
            if (!using.isEmpty()) {
                return new Outcome.InUse(using);
            }
            templates.remove(name);
            audit.append(new AuditEntry(actor, "template.remove", name, "", clock.instant()));
            return new Outcome.Removed();
        });
    }

    /** What came of it. */
    public sealed interface Outcome {
        record Removed() implements Outcome {}

        /** Schedules make jobs from it. */
        record InUse(List<String> schedules) implements Outcome {}

        record Unknown() implements Outcome {}
    }
}
