package dev.nightshift.application.sentiment;

import dev.nightshift.domain.sentiment.IndexDays;
import dev.nightshift.domain.sentiment.IndexVariant;
import dev.nightshift.domain.sentiment.StoredDay;
import dev.nightshift.domain.stats.DayRange;
import java.util.List;

/** Shows the days of an index that are kept. */
public final class ShowIndex {

    private final IndexDays days;

    public ShowIndex(IndexDays days) {
        this.days = days;
    }

    public List<StoredDay> show(IndexVariant variant, DayRange range) {
        return days.in(variant, range);
    }
}
