package dev.nightshift.application.stats;

import dev.nightshift.domain.stats.ActivityEvents;
import dev.nightshift.domain.stats.BusinessCalendar;
import dev.nightshift.domain.stats.DailyIssueStats;
import dev.nightshift.domain.stats.DailyStats;
import dev.nightshift.domain.stats.DailyStatsAggregator;
import dev.nightshift.domain.stats.DayRange;
import dev.nightshift.domain.stats.IssueActivity;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Counts business days and stores the counts in the place of those before. One day is counted here, by the domain's aggregator; a day
 * with very many events, and longer ranges, by the store in one pass.
 */
public final class RecordDailyStats {

    static final int FEW = 5_000;

    private final IssueActivity activity;
    private final DailyStats dailyStats;
    private final InstantSource clock;

    public RecordDailyStats(IssueActivity activity, DailyStats dailyStats, InstantSource clock) {
        this.activity = activity;
        this.dailyStats = dailyStats;
        this.clock = clock;
    }

    /** Until the end of the transaction nobody else records: a count is stored before what it counted can be counted again. */
    void lock() {
        dailyStats.hold();
    }

    /** Counts the days and stores them; the lock must have been taken in the same transaction. */
    public void record(DayRange range, BusinessCalendar calendar) {
        dailyStats.replace(calendar.zone(), count(range, calendar), clock.instant());
    }

    /** One row for every day of the range, ascending, zeros included; stores nothing. */
    List<DailyIssueStats> count(DayRange range, BusinessCalendar calendar) {
        Optional<ActivityEvents> events =
                range.length() == 1 ? activity.events(range, calendar, FEW) : Optional.empty();
        return events.map(few -> new DailyStatsAggregator(calendar)
                        .aggregate(range, few.created().stream(), few.resolutions().stream(), few.comments().stream()))
                .orElseGet(() -> activity.countPerDay(range, calendar));
    }
}
