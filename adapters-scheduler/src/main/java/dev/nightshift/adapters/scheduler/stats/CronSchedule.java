package dev.nightshift.adapters.scheduler.stats;

import dev.nightshift.domain.stats.AggregationSchedule;
import dev.nightshift.domain.stats.BusinessCalendar;
import io.micronaut.scheduling.cron.CronExpression;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/**
 * Due times by a cron expression of five or six fields, in the zone of the calendar.
 *
 * <p>The expression is evaluated on the wall clock: a time that the clock skips is due when the gap ends, and one that it
 * shows twice is due the first time.
 */
public final class CronSchedule implements AggregationSchedule {

    private final CronExpression cron;
    private final BusinessCalendar calendar;

    /** @throws IllegalArgumentException if the expression is not one of five or six fields */
    public CronSchedule(String expression, BusinessCalendar calendar) {
        this.cron = CronExpression.create(expression);
        this.calendar = calendar;
    }

    @Override
    public Instant dueAt(LocalDate day) {
        ZonedDateTime justBefore = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).minusSeconds(1);
        Instant due = cron.nextTimeAfter(justBefore)
                .toLocalDateTime()
                .atZone(calendar.zone())
                .toInstant();
        Instant end = calendar.endOf(day);
        return due.isBefore(end) ? end : due;
    }
}
