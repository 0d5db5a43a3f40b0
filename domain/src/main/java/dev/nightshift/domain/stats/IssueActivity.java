package dev.nightshift.domain.stats;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the tracker knows about the past, counted by business day. Must equal {@link DailyStatsAggregator}. */
public interface IssueActivity {

    /** One row for every day of the range, ascending, zeros included; reads the past once, however long the range. */
    List<DailyIssueStats> countPerDay(DayRange range, BusinessCalendar calendar);

    /**
     * The events of the range, for {@link DailyStatsAggregator} to count; empty when there are more than {@code most}.
     *
     * @throws IllegalArgumentException if {@code most < 0}
     */
    Optional<ActivityEvents> events(DayRange range, BusinessCalendar calendar, int most);

    /** Lead times over the issues first resolved in the range. Must equal {@link LeadTimes#of}. */
    LeadTimes leadTimes(DayRange range, BusinessCalendar calendar);

    /** When the first thing happened: the earliest issue, resolution or comment; empty when nothing ever did. */
    Optional<Instant> first();
}
