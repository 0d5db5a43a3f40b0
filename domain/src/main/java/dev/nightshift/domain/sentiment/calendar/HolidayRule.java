package dev.nightshift.domain.sentiment.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Which holidays a year has, as a value. */
public sealed interface HolidayRule {

    /** The holidays of the year; where one is moved, it may fall into a year next to it. */
    Stream<Holiday> in(int year);

    /** The same date every year. */
    record Fixed(String name, Month month, int day) implements HolidayRule {
        @Override
        public Stream<Holiday> in(int year) {
            return Stream.of(Holiday.on(LocalDate.of(year, month, day), name));
        }
    }

    /** The n-th such weekday of a month; −1 is the last. */
    record Weekday(String name, Month month, DayOfWeek weekday, int n) implements HolidayRule {
        @Override
        public Stream<Holiday> in(int year) {
            LocalDate first = LocalDate.of(year, month, 1);
            return Stream.of(Holiday.on(first.with(TemporalAdjusters.dayOfWeekInMonth(n, weekday)), name));
        }
    }

    /** Two days before Easter Sunday of the Gregorian calendar: J. Meeus, Astronomical algorithms (1991), chapter 8. */
    record GoodFriday(String name) implements HolidayRule {
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

    /** Dates that no formula gives. */
    record Dates(String name, List<LocalDate> dates) implements HolidayRule {

        public Dates {
            dates = List.copyOf(dates);
        }

        @Override
        public Stream<Holiday> in(int year) {
            return dates.stream().filter(date -> date.getYear() == year).map(date -> Holiday.on(date, name));
        }
    }

    /** Also the days before and after each date, three in all. */
    record WithNeighbours(HolidayRule rule) implements HolidayRule {
        @Override
        public Stream<Holiday> in(int year) {
            return rule.in(year)
                    .flatMap(day -> Stream.of(
                            day.moved(day.date().minusDays(1)),
                            day,
                            day.moved(day.date().plusDays(1))));
        }
    }

    /** On a Sunday the Monday after it; on a Saturday the Friday before it, if so said. */
    record Observed(HolidayRule rule, boolean onFridays) implements HolidayRule {
        @Override
        public Stream<Holiday> in(int year) {
            return rule.in(year).map(this::observed);
        }

        private Holiday observed(Holiday holiday) {
            LocalDate date = holiday.date();
            return switch (date.getDayOfWeek()) {
                case SUNDAY -> holiday.moved(date.plusDays(1));
                case SATURDAY -> onFridays ? holiday.moved(date.minusDays(1)) : holiday;
                default -> holiday;
            };
        }
    }

    /** Since a year, another day is closed where the holiday meets one of these weekdays, or another holiday. */
    record Substituted(HolidayRule rule, Set<DayOfWeek> weekdays, int since) implements HolidayRule {

        public Substituted {
            weekdays = Set.copyOf(weekdays);
        }

        @Override
        public Stream<Holiday> in(int year) {
            return year < since
                    ? rule.in(year)
                    : rule.in(year).map(day -> new Holiday(day.date(), day.name(), weekdays));
        }
    }

    /** Only in years from the first to the last. */
    record Between(int first, int last, HolidayRule rule) implements HolidayRule {
        @Override
        public Stream<Holiday> in(int year) {
            return year < first || year > last ? Stream.empty() : rule.in(year);
        }
    }

    /** The last day of the year that is no weekend. */
    record LastWeekday(String name) implements HolidayRule {
        @Override
        public Stream<Holiday> in(int year) {
            LocalDate last = LocalDate.of(year, Month.DECEMBER, 31);
            return Stream.of(Holiday.on(
                    switch (last.getDayOfWeek()) {
                        case SATURDAY -> last.minusDays(1);
                        case SUNDAY -> last.minusDays(2);
                        default -> last;
                    },
                    name));
        }
    }

    default HolidayRule observed() {
        return new Observed(this, true);
    }

    default HolidayRule since(int year) {
        return new Between(year, Integer.MAX_VALUE, this);
    }

    default HolidayRule substitutedOnSundays() {
        return new Substituted(this, Set.of(DayOfWeek.SUNDAY), 2014);
    }
}
