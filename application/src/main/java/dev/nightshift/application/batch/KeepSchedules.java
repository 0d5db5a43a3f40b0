package dev.nightshift.application.batch;

import dev.nightshift.application.Transactions;
import dev.nightshift.domain.audit.AuditEntry;
import dev.nightshift.domain.audit.AuditLog;
import dev.nightshift.domain.batch.FireTimes;
import dev.nightshift.domain.batch.MissedRuns;
import dev.nightshift.domain.batch.Schedule;
import dev.nightshift.domain.batch.Schedules;
import dev.nightshift.domain.batch.Template;
import dev.nightshift.domain.batch.Templates;
import dev.nightshift.domain.batch.Violation;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps who makes jobs by the clock. */
public final class KeepSchedules {

    private final Transactions transactions;
    private final Schedules schedules;
    private final Templates templates;
    private final FireTimes fireTimes;
    private final AuditLog audit;
    private final InstantSource clock;

    public KeepSchedules(
            Transactions transactions,
            Schedules schedules,
            Templates templates,
            FireTimes fireTimes,
            AuditLog audit,
            InstantSource clock) {
        this.transactions = transactions;
        this.schedules = schedules;
        this.templates = templates;
        this.fireTimes = fireTimes;
        this.audit = audit;
        this.clock = clock;
    }

    public List<Schedule> all() {
        return schedules.all();
    }

    public Optional<Schedule> find(String name) {
        return schedules.find(name);
    }

    /** The next fires of a schedule, at most {@code limit}; none while it is disabled. */
    public List<Instant> nextFires(Schedule schedule, int limit) {
        List<Instant> fires = new ArrayList<>();
        Instant next = schedule.enabled() ? schedule.nextFire() : null;
        while (next != null && fires.size() < limit) {
            fires.add(next);
            next = fireTimes.nextAfter(schedule.cron(), schedule.zone(), next).orElse(null);
        }
        return fires;
    }

    public Outcome add(
            String name,
            String template,
            String cron,
            ZoneId zone,
            MissedRuns missedRuns,
            boolean enabled,
            String owner) {
        List<Violation> violations = new ArrayList<>();
        if (!Template.isName(name)) {
            violations.add(new Violation("/name", "must be 1 to 60 of a-z, 0-9 and -, a letter first"));
        }
        violations.addAll(brokenBy(template, cron, zone));
        if (!violations.isEmpty()) {
            return new Outcome.Invalid(violations);
        }
        Schedule schedule =
                new Schedule(name, template, cron, zone, missedRuns, owner, enabled, next(cron, zone, clock.instant()));
        boolean added = transactions.inOne(() -> {
            boolean fresh = schedules.add(schedule);
            if (fresh) {
                audit.append(new AuditEntry(owner, "schedule.add", name, cron + " " + zone, clock.instant()));
            }
            return fresh;
        });
        return added ? new Outcome.Kept(schedule) : new Outcome.NameTaken();
    }

    /** Changes what is given; null leaves it as it is. A new time, or enabling, counts from now on. */
    public Outcome change(
            String name,
            @Nullable String template,
            @Nullable String cron,
            @Nullable ZoneId zone,
            @Nullable MissedRuns missedRuns,
            @Nullable Boolean enabled,
            String actor) {
        return transactions.inOne(() -> schedules
                .find(name)
                .map(kept -> change(kept, template, cron, zone, missedRuns, enabled, actor))
                .orElseGet(Outcome.Unknown::new));
    }

    private Outcome change(
            Schedule kept,
            @Nullable String template,
            @Nullable String cron,
            @Nullable ZoneId zone,
            @Nullable MissedRuns missedRuns,
            @Nullable Boolean enabled,
            String actor) {
        String newTemplate = template == null ? kept.template() : template;
        String newCron = cron == null ? kept.cron() : cron;
        ZoneId newZone = zone == null ? kept.zone() : zone;
        boolean newEnabled = enabled == null ? kept.enabled() : enabled;
        List<Violation> violations = brokenBy(newTemplate, newCron, newZone);
        if (!violations.isEmpty()) {
            return new Outcome.Invalid(violations);
        }
        boolean sameTimes =
                newCron.equals(kept.cron()) && newZone.equals(kept.zone()) && (kept.enabled() || !newEnabled);
        Schedule changed = new Schedule(
                kept.name(),
                newTemplate,
                newCron,
                newZone,
                missedRuns == null ? kept.missedRuns() : missedRuns,
                kept.owner(),
                newEnabled,
                sameTimes ? kept.nextFire() : next(newCron, newZone, clock.instant()));
        schedules.replace(changed);
        audit.append(new AuditEntry(
                actor,
                "schedule.change",
                kept.name(),
                newCron + " " + newZone + " enabled=" + newEnabled,
                clock.instant()));
        return new Outcome.Kept(changed);
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

    private List<Violation> brokenBy(String template, String cron, ZoneId zone) {
        List<Violation> violations = new ArrayList<>();
        if (templates.find(template).isEmpty()) {
            violations.add(new Violation("/template", "names a template that is not there: '%s'".formatted(template)));
        }
        try {
            if (fireTimes.nextAfter(cron, zone, clock.instant()).isEmpty()) {
                violations.add(new Violation("/cron", "never fires in the next ten years"));
            }
        } catch (IllegalArgumentException refused) {
            violations.add(new Violation("/cron", String.valueOf(refused.getMessage())));
        }
        return violations;
    }

    private @Nullable Instant next(String cron, ZoneId zone, Instant after) {
        return fireTimes.nextAfter(cron, zone, after).orElse(null);
    }

    /** What came of it. */
    public sealed interface Outcome {
        record Kept(Schedule schedule) implements Outcome {}

        record Removed() implements Outcome {}

        record Invalid(List<Violation> violations) implements Outcome {}

        record NameTaken() implements Outcome {}

        record Unknown() implements Outcome {}
    }
}
