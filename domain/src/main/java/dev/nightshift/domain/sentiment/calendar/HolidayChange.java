package dev.nightshift.domain.sentiment.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Stream;

/** Rules that change what another rule says. */
public sealed interface HolidayChange extends HolidayRule {

    /** Also the days before and after each date, three in all. */
    record WithNeighbours(HolidayRule rule) implements HolidayChange {
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
    record Observed(HolidayRule rule, boolean onFridays) implements HolidayChange {
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
    record Substituted(HolidayRule rule, Set<DayOfWeek> weekdays, int since) implements HolidayChange {

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
    record Between(int first, int last, HolidayRule rule) implements HolidayChange {
        @Override
        public Stream<Holiday> in(int year) {
            return year < first || year > last ? Stream.empty() : rule.in(year);
        }
    }
}
