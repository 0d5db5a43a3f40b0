package dev.nightshift.application.batch;

import dev.nightshift.application.Transactions;
import dev.nightshift.domain.audit.AuditEntry;
import dev.nightshift.domain.audit.AuditLog;
import dev.nightshift.domain.batch.JobType;
import dev.nightshift.domain.batch.Priority;
import dev.nightshift.domain.batch.Strategy;
import dev.nightshift.domain.batch.Template;
import dev.nightshift.domain.batch.Templates;
import dev.nightshift.domain.batch.Violation;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Adds settings that jobs are made from. */
public final class AddTemplate {

    private final Transactions transactions;
    private final Templates templates;
    private final JobTypes types;
    private final AuditLog audit;
    private final InstantSource clock;

    public AddTemplate(
            Transactions transactions, Templates templates, JobTypes types, AuditLog audit, InstantSource clock) {
        this.transactions = transactions;
        this.templates = templates;
        this.types = types;
        this.audit = audit;
        this.clock = clock;
    }

    public Outcome add(
            String name,
            String type,
            Map<String, @Nullable Object> parameters,
            @Nullable Priority priority,
            @Nullable Strategy strategy,
            String actor) {
        List<Violation> violations = new ArrayList<>();
        if (!Template.isName(name)) {
            violations.add(new Violation("/name", "must be 1 to 60 of a-z, 0-9 and -, a letter first"));
        }
        Optional<JobType<?, ?, ?>> known = types.named(type).filter(JobType::isOpen);
        known.ifPresentOrElse(
                found -> violations.addAll(
                        CheckedJob.of(found, parameters, strategy).violations()),
                () -> violations.add(new Violation("/type", "is not known; known are " + types.openNames())));
        if (!violations.isEmpty()) {
            return new Outcome.Invalid(violations);
        }
        Template template = new Template(name, known.orElseThrow().name(), parameters, priority, strategy);
        boolean added = transactions.inOne(() -> {
            boolean fresh = templates.add(template);
            if (fresh) {
                audit.append(new AuditEntry(actor, "template.add", name, type, clock.instant()));
            }
            return fresh;
        });
        return added ? new Outcome.Added(template) : new Outcome.NameTaken();
    }

    /** What came of it. */
    public sealed interface Outcome {
        record Added(Template template) implements Outcome {}

        record Invalid(List<Violation> violations) implements Outcome {}

        record NameTaken() implements Outcome {}
    }
}
