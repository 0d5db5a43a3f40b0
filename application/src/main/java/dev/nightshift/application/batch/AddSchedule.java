package dev.nightshift.application.batch;

import dev.nightshift.application.Transactions;
import dev.nightshift.application.batch.ListSchedules.Shown;
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
import org.jspecify.annotations.Nullable;

/** Adds who makes jobs by the clock. */
public final class AddSchedule {

    private final Transactions transactions;
    private final Schedules schedules;
    private final FireTimes fireTimes;
    private final ScheduleChecks checks;
    private final AuditLog audit;
    private final InstantSource clock;

    public AddSchedule(
            Transactions transactions,
            Schedules schedules,
            Templates templates,
            FireTimes fireTimes,
            AuditLog audit,
            InstantSource clock) {
        this.transactions = transactions;
        this.schedules = schedules;
        this.fireTimes = fireTimes;
        this.checks = new ScheduleChecks(templates, fireTimes);
        this.audit = audit;
        this.clock = clock;
    }

    public Outcome add(
            String name,
            String template,
            String cron,
            ZoneId zone,
            MissedRuns missedRuns,
            boolean enabled,
            String owner) {
        return transactions.inOne(
                () -> addAt(schedules.now(), new Wanted(name, template, cron, zone, missedRuns, enabled, owner)));
    }

    private Outcome addAt(Instant now, Wanted wanted) {
        List<Violation> violations = new ArrayList<>();
        if (!Template.isName(wanted.name())) {
            violations.add(new Violation("/name", "must be 1 to 60 of a-z, 0-9 and -, a letter first"));
        }
        violations.addAll(checks.brokenBy(wanted.template(), wanted.cron(), wanted.zone(), now));
        if (!violations.isEmpty()) {
            return new Outcome.Invalid(violations);
        }
        Schedule schedule = wanted.from(checks.nextFire(wanted.cron(), wanted.zone(), now));
        if (!schedules.add(schedule)) {
            return new Outcome.NameTaken();
        }
        audit.append(new AuditEntry(
                wanted.owner(), "schedule.add", wanted.name(), wanted.cron() + " " + wanted.zone(), clock.instant()));
        return new Outcome.Added(Shown.of(schedule, fireTimes, null));
    }

    /** A schedule as it is asked for. */
    private record Wanted(
            String name,
            String template,
            String cron,
            ZoneId zone,
            MissedRuns missedRuns,
            boolean enabled,
            String owner) {

        Schedule from(@Nullable Instant nextFire) {
            return new Schedule(name, template, cron, zone, missedRuns, owner, enabled, nextFire);
        }
    }

    /** What came of it. */
    public sealed interface Outcome {
        record Added(Shown schedule) implements Outcome {}

        record Invalid(List<Violation> violations) implements Outcome {}

        record NameTaken() implements Outcome {}
    }
}
