package dev.nightshift.domain.stats;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * Says which instants belong to a business day of a zone: the half-open interval from the start of the day to the start
 * of the next, so that a day has 23 or 25 hours where the clock changes.
 */
public record BusinessCalendar(ZoneId zone) {

    public BusinessCalendar {
        requireNonNull(zone, "zone");
    }

    /** The first instant of the day. */
    public Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** The first instant that no longer belongs to the day. */
    public Instant endOf(LocalDate day) {
        return startOf(day.plusDays(1));
    }

    /**
     * The day whose interval holds the instant. Mostly its local date; where the clock is set back over midnight, the
     * local date returns for a while to a day that has ended, and the day begun stays.
     */
    public LocalDate dayOf(Instant instant) {
        LocalDate localDate = instant.atZone(zone).toLocalDate();
        return instant.isBefore(endOf(localDate)) ? localDate : localDate.plusDays(1);
    }

    /** The starts of all days of the range and, last, the end of its last day. */
    public List<Instant> boundariesOf(DayRange range) {
        return range.first()
                .datesUntil(range.last().plusDays(2))
                .map(this::startOf)
                .toList();
    }
}
