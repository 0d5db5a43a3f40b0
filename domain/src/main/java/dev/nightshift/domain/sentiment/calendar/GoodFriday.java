package dev.nightshift.domain.sentiment.calendar;

import java.time.LocalDate;
import java.util.stream.Stream;

/** Two days before Easter Sunday of the Gregorian calendar: J. Meeus, Astronomical algorithms (1991), chapter 8. */
public record GoodFriday(String name) implements HolidayRule {

    @Override
    public Stream<Holiday> in(int year) {
        return Stream.of(Holiday.on(easter(year).minusDays(2), name));
    }

    private static LocalDate easter(int year) {
        int golden = year % 19;
        int century = year / 100;
        int skipped = century - century / 4 - (century - (century + 8) / 25 + 1) / 3;
        int epact = (19 * golden + skipped + 15) % 30;
        int sunday = (32 + 2 * (century % 4) + 2 * (year % 100 / 4) - epact - year % 100 % 4) % 7;
        int late = (golden + 11 * epact + 22 * sunday) / 451;
        int sinceMarch = epact + sunday - 7 * late + 114;
        return LocalDate.of(year, sinceMarch / 31, sinceMarch % 31 + 1);
    }
}
