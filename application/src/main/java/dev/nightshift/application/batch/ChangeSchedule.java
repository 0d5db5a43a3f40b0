package dev.nightshift.application.batch;

import dev.nightshift.application.Transactions;
import dev.nightshift.application.batch.ListSchedules.Shown;
import dev.nightshift.domain.audit.AuditEntry;
import dev.nightshift.domain.audit.AuditLog;
import dev.nightshift.domain.batch.FireTimes;
import dev.nightshift.domain.batch.MissedRuns;
import dev.nightshift.domain.batch.Schedule;
import dev.nightshift.domain.batch.Schedules;
import dev.nightshift.domain.batch.Templates;
import dev.nightshift.domain.batch.Violation;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes who makes jobs by the clock. */
public final class ChangeSchedule {

    private final Transactions transactions;
    private final Schedules schedules;
    private final FireTimes fireTimes;
    private final ScheduleChecks checks;
    private final AuditLog audit;
    private final InstantSource clock;

    public ChangeSchedule(
            Transactions transactions,
            Schedules schedules,
            Templates templates,
            FireTimes fireTimes,
            AuditLog audit,
            InstantSource clock) {
        this.transactions = transactions;
        this.schedules = schedules;
        this.fireTimes = fireTimes;
        this.checks = new ScheduleChecks(templates, fireTimes, clock);
        this.audit = audit;
        this.clock = clock;
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
        List<Violation> violations = checks.brokenBy(newTemplate, newCron, newZone);
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
                sameTimes ? kept.nextFire() : checks.nextFire(newCron, newZone));
        schedules.replace(changed);
        audit.append(new AuditEntry(
                actor,
                "schedule.change",
                kept.name(),
                newCron + " " + newZone + " enabled=" + newEnabled,
                clock.instant()));
        return new Outcome.Changed(
                Shown.of(changed, fireTimes, schedules.lastErrors().get(changed.name())));
    }

    /** What came of it. */
    public sealed interface Outcome {
        record Changed(Shown schedule) implements Outcome {}

        record Invalid(List<Violation> violations) implements Outcome {}

        record Unknown() implements Outcome {}
    }
}
