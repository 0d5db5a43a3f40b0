package dev.nightshift.domain.sentiment;

import dev.nightshift.domain.stats.DayRange;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The days of the indices that have been computed. */
public interface IndexDays {

    /** Until the transaction ends nobody else holds the variant: to be called before days are read that decide what is written. */
    void hold(IndexVariant variant);

    /** Forgets the days that are there; what they were stays as former ones. */
    void remove(IndexVariant variant, Collection<LocalDate> days);

    /** Keeps days in place of those that are there; of a day that was different, what it was stays as a former one. */
    void replace(IndexVariant variant, List<StoredDay> days);

    /** The days of the range that are kept, ascending. */
    List<StoredDay> in(IndexVariant variant, DayRange range);

    /** What days of the range were before they were replaced, by day, the oldest first. */
    List<StoredDay> former(IndexVariant variant, DayRange range);

    /** The newest day that has a value; empty when none has. */
    Optional<StoredDay> latest(IndexVariant variant);

    /** From the first to the last day that is kept; empty when none is. */
    Optional<DayRange> span(IndexVariant variant);

    /** All variants that days are kept of, by method, version and weights. */
    List<IndexVariant> variants();
}
