package dev.nightshift.application.sentiment;

import dev.nightshift.domain.sentiment.IndexDays;
import dev.nightshift.domain.sentiment.IndexVariant;
import dev.nightshift.domain.sentiment.KeptDay;
import dev.nightshift.domain.sentiment.Method;
import dev.nightshift.domain.sentiment.Methods;
import dev.nightshift.domain.stats.DayRange;
import java.util.List;
import java.util.Optional;

/** Shows days of an index that are kept. */
public final class ShowIndex {

    private final IndexDays days;

    public ShowIndex(IndexDays days) {
        this.days = days;
    }

    /** The first of the methods, in their order, of which days are kept; the first of all when none is. */
    public IndexVariant usual() {
        return Methods.all().stream()
                .map(IndexVariant::of)
                .filter(variant -> days.span(variant).isPresent())
                .findFirst()
                .orElseGet(() -> IndexVariant.of(first()));
    }

    private static Method first() {
        return Methods.all().get(0);
    }

    public List<KeptDay> show(IndexVariant variant, DayRange range) {
        return days.in(variant, range);
    }

    /** What days were before they were replaced. */
    public List<KeptDay> former(IndexVariant variant, DayRange range) {
        return days.former(variant, range);
    }

    /** The newest day with a value. */
    public Optional<KeptDay> latest(IndexVariant variant) {
        return days.latest(variant);
    }

    /** From the first to the last day that is kept. */
    public Optional<DayRange> span(IndexVariant variant) {
        return days.span(variant);
    }
}
