package dev.nightshift.application.sentiment;

import dev.nightshift.domain.sentiment.IndexDays;
import dev.nightshift.domain.sentiment.IndexVariant;
import dev.nightshift.domain.stats.DayRange;
import java.util.Optional;

/** Tells from which to which day an index is kept. */
public final class FindIndexSpan {

    private final IndexDays days;

    public FindIndexSpan(IndexDays days) {
        this.days = days;
    }

    /** Empty when no day is kept. */
    public Optional<DayRange> find(IndexVariant variant) {
        return days.span(variant);
    }
}
