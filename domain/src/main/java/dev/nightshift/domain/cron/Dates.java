package dev.nightshift.domain.cron;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.Set;

/** The dates on which an expression fires; where it names days both of the month and of the week, either is enough. */
record Dates(long months, DaysOfMonth daysOfMonth, DaysOfWeek daysOfWeek, Match match) {

    /** After so many years the calendar repeats itself, weekdays included. */
    static final int CYCLE_YEARS = 400;

    private static final Set<String> ANY = Set.of("*", "?", "*/1");

    /** Which of the two fields of days count. */
    enum Match {
        OF_MONTH,
        OF_WEEK,
        EITHER;

        private static Match of(boolean everyDayOfMonth, boolean everyDayOfWeek) {
            if (everyDayOfWeek) {
                return OF_MONTH;
            }
            return everyDayOfMonth ? OF_WEEK : EITHER;
        }
    }

    static Dates of(String dayOfMonth, String month, String dayOfWeek) {
        return new Dates(
                Values.of(CronField.MONTH, month),
                DaysOfMonth.of(isAny(dayOfMonth) ? "*" : dayOfMonth),
                DaysOfWeek.of(isAny(dayOfWeek) ? "*" : dayOfWeek),
                Match.of(isAny(dayOfMonth), isAny(dayOfWeek)));
    }

    private static boolean isAny(String field) {
        return ANY.contains(field);
    }

    /** The first of them from the day on and before the end, within one cycle of the calendar. */
    Optional<LocalDate> between(LocalDate from, LocalDate end) {
        YearMonth month = YearMonth.from(from);
        YearMonth last = YearMonth.from(end);
        int day = from.getDayOfMonth();
        while (!month.isAfter(last)) {
            int next = isNamed(month) ? Values.next(in(month), day) : -1;
            if (next >= 0) {
                return Optional.of(month.atDay(next)).filter(date -> date.isBefore(end));
            }
            month = month.plusMonths(1);
            day = 1;
        }
        return Optional.empty();
    }

    private boolean isNamed(YearMonth month) {
        return (months >>> month.getMonthValue() & 1) == 1;
    }

    private long in(YearMonth month) {
        return switch (match) {
            case OF_MONTH -> daysOfMonth.in(month);
            case OF_WEEK -> daysOfWeek.in(month);
            case EITHER -> daysOfMonth.in(month) | daysOfWeek.in(month);
        };
    }
}
