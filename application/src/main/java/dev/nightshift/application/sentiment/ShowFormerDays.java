package dev.nightshift.application.sentiment;

import dev.nightshift.domain.sentiment.IndexDays;
import dev.nightshift.domain.sentiment.IndexVariant;
import dev.nightshift.domain.sentiment.StoredDay;
import dev.nightshift.domain.stats.DayRange;
import java.util.List;

/** Shows what days of an index were before other values took their place. */
public final class ShowFormerDays {

    private final IndexDays days;

    public ShowFormerDays(IndexDays days) {
        this.days = days;
    }

    public List<StoredDay> show(IndexVariant variant, DayRange range) {
        return days.former(variant, range);
    }
}
