package dev.nightshift.application.stats;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.nightshift.domain.stats.BusinessCalendar;
import dev.nightshift.domain.stats.DailyIssueStats;
import dev.nightshift.domain.stats.DailyStats;
import dev.nightshift.domain.stats.DayRange;
import dev.nightshift.domain.stats.RecordedDay;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows the daily statistics of a range: what is kept of the days that are over, and today as it stands. */
public final class ShowDailyStats {

    private final RecordDailyStats record;
    private final DailyStats dailyStats;
    private final BusinessCalendar calendar;
    private final InstantSource clock;

    public ShowDailyStats(
            RecordDailyStats record, DailyStats dailyStats, BusinessCalendar calendar, InstantSource clock) {
        this.record = record;
        this.dailyStats = dailyStats;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** A row for every day of the range up to today, ascending. */
    public List<Day> show(DayRange range) {
        LocalDate today = calendar.dayOf(clock.instant());
        Map<LocalDate, RecordedDay> recorded = dailyStats.in(calendar.zone(), range).stream()
                .collect(toMap(day -> day.stats().date(), identity()));
        return range.days()
                .takeWhile(day -> !day.isAfter(today))
                .map(day -> day.equals(today) ? live(day) : kept(day, Optional.ofNullable(recorded.get(day))))
                .toList();
    }

    private Day live(LocalDate today) {
        return new Day(record.count(DayRange.of(today), calendar).get(0), Optional.empty(), true);
    }

    private static Day kept(LocalDate day, Optional<RecordedDay> recorded) {
        return new Day(
                recorded.map(RecordedDay::stats).orElseGet(() -> DailyIssueStats.nothingOn(day)), recorded, false);
    }

    /**
     * One day as it is shown.
     *
     * @param recorded how it is kept; empty for today and for days never aggregated
     * @param provisional whether the day is not over
     */
    public record Day(DailyIssueStats stats, Optional<RecordedDay> recorded, boolean provisional) {}
}
