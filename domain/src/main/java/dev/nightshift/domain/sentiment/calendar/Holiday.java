package dev.nightshift.domain.sentiment.calendar;

import static java.util.Objects.requireNonNull;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;

/**
 * A day on which a market is closed; on a weekend it is closed anyway.
 *
 * @param substitutedOn if the day is one of these, or another holiday's, the next day that is free is closed as well
 */
public record Holiday(LocalDate date, String name, Set<DayOfWeek> substitutedOn) {

    public Holiday {
        requireNonNull(date, "date");
        requireNonNull(name, "name");
        substitutedOn = Set.copyOf(substitutedOn);
    }

    static Holiday on(LocalDate date, String name) {
        return new Holiday(date, name, Set.of());
    }

    Holiday moved(LocalDate day) {
        return new Holiday(day, name, substitutedOn);
    }
}
