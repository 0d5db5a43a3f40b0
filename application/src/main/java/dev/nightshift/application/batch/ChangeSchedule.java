package dev.nightshift.application.batch;

import dev.nightshift.application.Transactions;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Changes who makes jobs by the clock. Fires that have come are made first, as the schedule was. */
public final class ChangeSchedule {

    /** A fire can come between two looks, but not again and again. */
    private static final int MOST_LOOKS = 100;

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
     * made as the schedule was; but where the schedule is disabled, what was not made yet is not made.
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
        for (int look = 0; look < MOST_LOOKS; look++) {
            Optional<Outcome> outcome = transactions.inOne(() -> schedules
                    .lock(name)
                    .map(locked -> change(locked, edit, actor))
                    .orElseGet(() -> Optional.of(new Outcome.Unknown())));
            if (outcome.isPresent()) {
                return outcome.get();
            }
            fireSchedules.fire(name);
        }
        throw new IllegalStateException("the schedule %s is due again whenever its jobs were made".formatted(name));
    }

    /** @return empty when fires have come that must be made first */
    private Optional<Outcome> change(Locked locked, Edit edit, String actor) {
        Schedule changed = edit.of(locked.schedule());
        List<Violation> violations = checks.brokenBy(changed.template(), changed.cron(), changed.zone(), locked.now());
        if (!violations.isEmpty()) {
            return Optional.of(new Outcome.Invalid(violations));
        }
        if (changed.enabled() && locked.due().isPresent()) {
            return Optional.empty();
        }
        Schedule next = edit.changesTimesOf(locked.schedule())
                ? changed.nextAt(checks.nextFire(changed.cron(), changed.zone(), locked.now()))
                : changed;
        schedules.replace(next);
        audit.append(new AuditEntry(
                actor,
                "schedule.change",
                next.name(),
                next.cron() + " " + next.zone() + " enabled=" + next.enabled(),
                clock.instant()));
        return Optional.of(new Outcome.Changed(Shown.of(next, fireTimes)));
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
