package dev.nightshift.application.stats;

import static dev.nightshift.domain.tracking.IssueBuilder.anIssue;

import dev.nightshift.application.RollingBack;
import dev.nightshift.domain.MovableClock;
import dev.nightshift.domain.stats.AggregationSchedule;
import dev.nightshift.domain.stats.BusinessCalendar;
import dev.nightshift.domain.stats.DailyIssueStats;
import dev.nightshift.domain.stats.DayRange;
import dev.nightshift.domain.stats.InMemoryChangedTimes;
import dev.nightshift.domain.stats.InMemoryDailyRuns;
import dev.nightshift.domain.stats.InMemoryDailyStats;
import dev.nightshift.domain.stats.InMemoryIssueActivity;
import dev.nightshift.domain.stats.IssueActivity;
import dev.nightshift.domain.stats.RecordedDay;
import dev.nightshift.domain.tracking.InMemoryTracker;
import dev.nightshift.domain.tracking.Issue;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/** Everything that nodes share when they keep statistics of one tracker. */
final class Nodes {

    static final LocalDate MONDAY = LocalDate.parse("2026-03-02");

    final BusinessCalendar calendar;
    final MovableClock clock = MovableClock.at("2026-03-05T03:00:00Z");
    final InMemoryTracker tracker = new InMemoryTracker();
    final InMemoryDailyStats dailyStats = new InMemoryDailyStats();
    final InMemoryDailyRuns runs = new InMemoryDailyRuns(clock);
    final InMemoryChangedTimes changes = new InMemoryChangedTimes();
    final RollingBack transactions = new RollingBack(tracker, dailyStats, runs, changes);
    final IssueActivity activity = new InMemoryIssueActivity(tracker);

    private Nodes(ZoneId zone) {
        calendar = new BusinessCalendar(zone);
    }

    static Nodes in(String zone) {
        return new Nodes(ZoneId.of(zone));
    }

    Issue issueOn(LocalDate day) {
        return anIssue().createdOn(calendar.startOf(day).plusSeconds(3600)).in(tracker.issues());
    }

    Instant noonOf(LocalDate day) {
        return day.atTime(LocalTime.NOON).atZone(calendar.zone()).toInstant();
    }

    /** At a wall-clock time of the next day; where the clock skips that time, as much later. */
    AggregationSchedule at(String time) {
        return day -> day.plusDays(1)
                .atTime(LocalTime.parse(time))
                .atZone(calendar.zone())
                .toInstant();
    }

    RecordDailyStats record(IssueActivity counting) {
        return new RecordDailyStats(counting, dailyStats, clock);
    }

    CatchUpDailyStats catchUp(IssueActivity counting, AggregationSchedule schedule) {
        return new CatchUpDailyStats(transactions, counting, record(counting), runs, calendar, schedule, clock);
    }

    AggregateDailyStats aggregate(IssueActivity counting) {
        return new AggregateDailyStats(transactions, record(counting), dailyStats, runs, calendar, clock);
    }

    RecountChangedDays recount() {
        return new RecountChangedDays(transactions, changes, record(activity), dailyStats);
    }

    NoteChangedPast noting() {
        return new NoteChangedPast(changes, calendar, clock);
    }

    List<DailyIssueStats> kept() {
        DayRange all = new DayRange(LocalDate.parse("2020-01-01"), LocalDate.parse("2030-01-01"));
        return dailyStats.in(calendar.zone(), all).stream()
                .map(RecordedDay::stats)
                .toList();
    }

    List<LocalDate> keptDays() {
        return kept().stream().map(DailyIssueStats::date).toList();
    }
}
