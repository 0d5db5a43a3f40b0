package dev.nightshift.domain.cron;

import static dev.nightshift.domain.cron.CronField.DAY_OF_MONTH;

import java.time.DayOfWeek;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Days by their number in the month, as bits: those of a number, those so many before the last, and working days (Monday to
 * Friday) nearest to a day without leaving its month.
 *
 * @param beforeLast bit 0 is the last day itself
 * @param nearest bit 0 is the last working day
 */
record DaysOfMonth(long numbers, long beforeLast, long nearest) {

    private static final Pattern SPECIAL =
            Pattern.compile("(?<last>L)(?:-(?<before>[0-9]{1,2})|(?<work>W))?|(?<day>[0-9]{1,2})W");

    static DaysOfMonth of(String text) {
        long[] bits = new long[3];
        Values.eachEntry(DAY_OF_MONTH, text, entry -> read(entry, bits));
        return new DaysOfMonth(bits[0], bits[1], bits[2]);
    }

    private static void read(String entry, long[] bits) {
        Matcher parts = SPECIAL.matcher(entry);
        if (!parts.matches()) {
            bits[0] |= Values.ofEntry(DAY_OF_MONTH, entry);
        } else if (parts.group("day") != null) {
            bits[2] |= 1L << DAY_OF_MONTH.value(parts.group("day"));
        } else if (parts.group("work") != null) {
            bits[2] |= 1;
        } else {
            bits[1] |= 1L << before(entry, parts.group("before"));
        }
    }

    private static int before(String entry, String days) {
        int before = days == null ? 0 : Integer.parseInt(days);
        if (before >= DAY_OF_MONTH.last()) {
            throw DAY_OF_MONTH.refused("must be L, or L-1 to L-30", entry);
        }
        return before;
    }

    /** Bit 1 is the first of the month. */
    long in(YearMonth month) {
        int length = month.lengthOfMonth();
        long days = numbers & (-1L >>> (63 - length));
        for (int before = Values.next(beforeLast, 0); before >= 0; before = Values.next(beforeLast, before + 1)) {
            days |= before < length ? 1L << (length - before) : 0;
        }
        for (int day = Values.next(nearest, 0); day >= 0; day = Values.next(nearest, day + 1)) {
            days |= day <= length ? 1L << workingDay(month, day == 0 ? length : day) : 0;
        }
        return days;
    }

    private static int workingDay(YearMonth month, int day) {
        DayOfWeek weekday = month.atDay(day).getDayOfWeek();
        if (weekday == DayOfWeek.SATURDAY) {
            return day == 1 ? 3 : day - 1;
        }
        if (weekday == DayOfWeek.SUNDAY) {
            return day == month.lengthOfMonth() ? day - 2 : day + 1;
        }
        return day;
    }
}
