package dev.nightshift.application.batch;

import dev.nightshift.application.Transactions;
import dev.nightshift.application.batch.FireSchedules.FireFailed;
import dev.nightshift.application.batch.ListSchedules.Shown;
import dev.nightshift.domain.audit.AuditEntry;
import dev.nightshift.domain.audit.AuditLog;
import dev.nightshift.domain.batch.FireTimes;
import dev.nightshift.domain.batch.MissedRuns;
import dev.nightshift.domain.batch.Schedule;
import dev.nightshift.domain.batch.Schedules;
import dev.nightshift.domain.batch.Schedules.Locked;
import dev.nightshift.domain.batch.Templates;
import dev.nightshift.domain.batch.Violation;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Changes who makes jobs by the clock. Fires that have come are made first, as the schedule was. */
public final class ChangeSchedule {

    private final Transactions transactions;
    private final Schedules schedules;
    private final FireTimes fireTimes;
    private final FireSchedules fireSchedules;
    private final ScheduleChecks checks;
    private final AuditLog audit;
    private final InstantSource clock;

    public ChangeSchedule(
            Transactions transactions,
            Schedules schedules,
            Templates templates,
            FireTimes fireTimes,
            FireSchedules fireSchedules,
            AuditLog audit,
            InstantSource clock) {
        this.transactions = transactions;
        this.schedules = schedules;
        this.fireTimes = fireTimes;
        this.fireSchedules = fireSchedules;
        this.checks = new ScheduleChecks(templates, fireTimes);
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Changes what is given; null leaves it as it is. A new time, or enabling, counts from now on. What has come before is
     * made as the schedule was; but where the schedule is disabled, what was not made yet is not made. A fire that fails does
     * not stand in the way of the edit, which may be there to fix it: it stays due, or is dropped by a new time.
     */
    public Outcome change(
            String name,
            @Nullable String template,
            @Nullable String cron,
            @Nullable ZoneId zone,
            @Nullable MissedRuns missedRuns,
            @Nullable Boolean enabled,
            String actor) {
        Edit edit = new Edit(template, cron, zone, missedRuns, enabled);
        try {
            return change(name, edit, actor, fireSchedules::fireDue);
        } catch (FireFailed failed) {
            return change(name, edit, actor, Locked::schedule);
        }
    }

    private Outcome change(String name, Edit edit, String actor, Function<Locked, Schedule> fire) {
        return transactions.inOne(() -> schedules
                .lock(name)
                .map(locked -> change(locked, edit, actor, fire))
                .orElseGet(Outcome.Unknown::new));
    }

    private Outcome change(Locked locked, Edit edit, String actor, Function<Locked, Schedule> fire) {
        Schedule asked = edit.of(locked.schedule());
        List<Violation> violations = edit.onlyDisables()
                ? List.of()
                : checks.brokenBy(asked.template(), asked.cron(), asked.zone(), locked.now());
        if (!violations.isEmpty()) {
            return new Outcome.Invalid(violations);
        }
        Schedule stored = asked.enabled() ? fire.apply(locked) : locked.schedule();
        Schedule changed = edit.of(stored);
        Schedule next = edit.changesTimesOf(stored)
                ? changed.nextAt(checks.nextFire(changed.cron(), changed.zone(), locked.now()))
                : changed;
        schedules.replace(next);
        audit.append(new AuditEntry(
                actor,
                "schedule.change",
                next.name(),
                next.cron() + " " + next.zone() + " enabled=" + next.enabled(),
                clock.instant()));
        return new Outcome.Changed(
                Shown.of(next, fireTimes, schedules.lastErrors().get(next.name())));
    }

    /** What is given of a schedule. */
    private record Edit(
            @Nullable String template,
            @Nullable String cron,
            @Nullable ZoneId zone,
            @Nullable MissedRuns missedRuns,
            @Nullable Boolean enabled) {

        Schedule of(Schedule stored) {
            return new Schedule(
                    stored.name(),
                    template == null ? stored.template() : template,
                    cron == null ? stored.cron() : cron,
                    zone == null ? stored.zone() : zone,
                    missedRuns == null ? stored.missedRuns() : missedRuns,
                    stored.owner(),
                    enabled == null ? stored.enabled() : enabled,
                    stored.nextFire());
        }

        /** Whatever a schedule is like, it can be disabled. */
        boolean onlyDisables() {
            return Boolean.FALSE.equals(enabled) && template == null && cron == null && zone == null;
        }

        boolean changesTimesOf(Schedule stored) {
            Schedule changed = of(stored);
            boolean isEnabledNow = changed.enabled() && !stored.enabled();
            return isEnabledNow
                    || !changed.cron().equals(stored.cron())
                    || !changed.zone().equals(stored.zone());
        }
    }

    /** What came of it. */
    public sealed interface Outcome {
        record Changed(Shown schedule) implements Outcome {}

        record Invalid(List<Violation> violations) implements Outcome {}

        record Unknown() implements Outcome {}
    }
}
