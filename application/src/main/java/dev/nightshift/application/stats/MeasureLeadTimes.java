package dev.nightshift.application.stats;

import dev.nightshift.domain.stats.BusinessCalendar;
import dev.nightshift.domain.stats.DayRange;
import dev.nightshift.domain.stats.IssueActivity;
import dev.nightshift.domain.stats.LeadTimes;

/** Tells how long issues took that were first resolved within a range of days. */
public final class MeasureLeadTimes {

    private final IssueActivity activity;
    private final BusinessCalendar calendar;

    public MeasureLeadTimes(IssueActivity activity, BusinessCalendar calendar) {
        this.activity = activity;
        this.calendar = calendar;
    }

    public LeadTimes measure(DayRange range) {
        return activity.leadTimes(range, calendar);
    }
}
