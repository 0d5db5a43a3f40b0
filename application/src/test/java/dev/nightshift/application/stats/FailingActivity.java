package dev.nightshift.application.stats;

import dev.nightshift.domain.stats.ActivityEvents;
import dev.nightshift.domain.stats.BusinessCalendar;
import dev.nightshift.domain.stats.DailyIssueStats;
import dev.nightshift.domain.stats.DayRange;
import dev.nightshift.domain.stats.IssueActivity;
import dev.nightshift.domain.stats.LeadTimes;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Counts like another activity, after it has done something; fails for ranges with certain days. */
record FailingActivity(IssueActivity activity, Consumer<DayRange> before) implements IssueActivity {

    static FailingActivity on(LocalDate day, IssueActivity activity, Supplier<RuntimeException> failure) {
        return new FailingActivity(activity, range -> {
            if (range.contains(day)) {
                throw failure.get();
            }
        });
    }

    @Override
    public List<DailyIssueStats> countPerDay(DayRange range, BusinessCalendar calendar) {
        before.accept(range);
        return activity.countPerDay(range, calendar);
    }

    @Override
    public Optional<ActivityEvents> events(DayRange range, BusinessCalendar calendar, int most) {
        before.accept(range);
        return activity.events(range, calendar, most);
    }

    @Override
    public LeadTimes leadTimes(DayRange range, BusinessCalendar calendar) {
        return activity.leadTimes(range, calendar);
    }

    @Override
    public Optional<Instant> first() {
        return activity.first();
    }
}
