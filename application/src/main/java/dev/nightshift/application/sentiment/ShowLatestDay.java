package dev.nightshift.application.sentiment;

import dev.nightshift.domain.sentiment.IndexDays;
import dev.nightshift.domain.sentiment.IndexVariant;
import dev.nightshift.domain.sentiment.StoredDay;
import java.util.Optional;

/** Shows the newest day of an index that has a value. */
public final class ShowLatestDay {

    private final IndexDays days;

    public ShowLatestDay(IndexDays days) {
        this.days = days;
    }

    public Optional<StoredDay> show(IndexVariant variant) {
        return days.latest(variant);
    }
}
