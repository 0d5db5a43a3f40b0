package dev.nightshift.domain.cron;

import static dev.nightshift.domain.cron.CronField.DAY_OF_WEEK;

import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Days by their weekday, as bits of which Monday is 1 and Sunday 7: every one, the last of the month, and the first to fifth.
 *
 * @param nth five sets of eight bits
 */
record DaysOfWeek(long every, long last, long nth) {

    private static final Pattern SPECIAL = Pattern.compile("(?<day>[0-9]|[A-Z]{3})(?:(?<last>L)|#(?<nth>[0-9]{1,9}))");
    private static final int WEEK = 7;
    private static final int MOST_OF_A_DAY = 5;

    static DaysOfWeek of(String text) {
        long[] bits = new long[3];
        Values.eachEntry(DAY_OF_WEEK, text, entry -> read(entry, bits));
        return new DaysOfWeek(bits[0], bits[1], bits[2]);
    }

    private static void read(String entry, long[] bits) {
        Matcher parts = SPECIAL.matcher(entry);
        if (!parts.matches()) {
            bits[0] |= Values.ofEntry(DAY_OF_WEEK, entry);
        } else if (parts.group("last") != null) {
            bits[1] |= 1L << DAY_OF_WEEK.value(parts.group("day"));
        } else {
            bits[2] |= 1L << nthBit(DAY_OF_WEEK.value(parts.group("day")), nth(entry, parts.group("nth")));
        }
    }

    private static int nth(String entry, String text) {
        int nth = Integer.parseInt(text);
        if (nth < 1 || nth > MOST_OF_A_DAY) {
            throw DAY_OF_WEEK.refused("must be #1 to #5 of the month", entry);
        }
        return nth;
    }

    private static int nthBit(int weekday, int nth) {
        return (nth - 1) * Byte.SIZE + weekday;
    }

    /** Bit 1 is the first of the month. */
    long in(YearMonth month) {
        int length = month.lengthOfMonth();
        int weekday = month.atDay(1).getDayOfWeek().getValue();
        long days = 0;
        for (int day = 1; day <= length; day++) {
            if (holds(weekday, day, length)) {
                days |= 1L << day;
            }
            weekday = weekday % WEEK + 1;
        }
        return days;
    }

    private boolean holds(int weekday, int day, int length) {
        long set = day > length - WEEK ? every | last : every;
        return (set >>> weekday & 1) == 1 || (nth >>> nthBit(weekday, (day - 1) / WEEK + 1) & 1) == 1;
    }
}
