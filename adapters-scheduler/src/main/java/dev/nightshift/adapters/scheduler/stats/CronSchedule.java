package dev.nightshift.adapters.scheduler.stats;

import dev.nightshift.domain.cron.CronExpression;
import dev.nightshift.domain.stats.AggregationSchedule;
import dev.nightshift.domain.stats.BusinessCalendar;
import java.time.Instant;
import java.time.LocalDate;

/** Due times by a cron expression, in the zone of the calendar: the first fire that is not before the day's end. */
public final class CronSchedule implements AggregationSchedule {

    private final CronExpression cron;
    private final BusinessCalendar calendar;

    public CronSchedule(CronExpression cron, BusinessCalendar calendar) {
        this.cron = cron;
        this.calendar = calendar;
    }

    @Override
    public Instant dueAt(LocalDate day) {
        Instant justBefore = calendar.endOf(day).minusNanos(1);
        return cron.nextAfter(justBefore, calendar.zone()).orElse(Instant.MAX);
    }
}
