package dev.nightshift.domain.sentiment.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.Stream;

/** Rules that say dates. */
public sealed interface HolidayDates extends HolidayRule {

    /** The same date every year. */
    record Fixed(String name, Month month, int day) implements HolidayDates {
        @Override
        public Stream<Holiday> in(int year) {
            return Stream.of(Holiday.on(LocalDate.of(year, month, day), name));
        }
    }

    /** The n-th such weekday of a month; −1 is the last. */
    record Weekday(String name, Month month, DayOfWeek weekday, int n) implements HolidayDates {
        @Override
        public Stream<Holiday> in(int year) {
            LocalDate first = LocalDate.of(year, month, 1);
            return Stream.of(Holiday.on(first.with(TemporalAdjusters.dayOfWeekInMonth(n, weekday)), name));
        }
    }

    /** Dates that no formula gives. */
    record Dates(String name, List<LocalDate> dates) implements HolidayDates {

        public Dates {
            dates = List.copyOf(dates);
        }

        /** Dates as ISO 8601 writes them, with a space between. */
        static Dates of(String name, String dates) {
            return new Dates(
                    name, Stream.of(dates.split(" ")).map(LocalDate::parse).toList());
        }

        @Override
        public Stream<Holiday> in(int year) {
            return dates.stream().filter(date -> date.getYear() == year).map(date -> Holiday.on(date, name));
        }
    }

    /** The last day of the year that is no weekend. */
    record LastWeekday(String name) implements HolidayDates {
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
}
