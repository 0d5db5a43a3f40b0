package dev.nightshift.domain.sentiment.calendar;

import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;

import dev.nightshift.domain.sentiment.calendar.HolidayChange.Between;
import dev.nightshift.domain.sentiment.calendar.HolidayChange.Observed;
import dev.nightshift.domain.sentiment.calendar.HolidayChange.Substituted;
import dev.nightshift.domain.sentiment.calendar.HolidayChange.WithNeighbours;
import java.util.Set;
import java.util.stream.Stream;

/** Which holidays a year has, as a value. */
public sealed interface HolidayRule permits HolidayDates, GoodFriday, HolidayChange {

    /** The holidays of the year; where one is moved, it may fall into a year next to it. */
    Stream<Holiday> in(int year);

    /** Kept on the Friday before if on a Saturday, on the Monday after if on a Sunday. */
    default HolidayRule observed() {
        return new Observed(this, true);
    }

    /** Kept on the Monday after if on a Sunday, and not at all if on a Saturday. */
    default HolidayRule observedOnMondays() {
        return new Observed(this, false);
    }

    /** Three days in all. */
    default HolidayRule withNeighbours() {
        return new WithNeighbours(this);
    }

    /** Not before the year. */
    default HolidayRule since(int year) {
        return new Between(year, Integer.MAX_VALUE, this);
    }

    /** Substituted from the year on, where it falls on a weekend. */
    default HolidayRule substitutedSince(int year) {
        return new Substituted(this, Set.of(SATURDAY, SUNDAY), year);
    }

    /** Substituted from the year on, where it falls on a Sunday. */
    default HolidayRule substitutedOnSundaysSince(int year) {
        return new Substituted(this, Set.of(SUNDAY), year);
    }
}
