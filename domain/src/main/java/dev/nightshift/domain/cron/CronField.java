package dev.nightshift.domain.cron;

import java.util.List;

/** A field of a cron expression: what its values are, and how it is named in sentences. */
enum CronField {
    SECOND("second", 0, 59, "0 to 59", ""),
    MINUTE("minute", 0, 59, "0 to 59", ""),
    HOUR("hour", 0, 23, "0 to 23", ""),
    DAY_OF_MONTH("day of the month", 1, 31, "1 to 31", ""),
    MONTH("month", 1, 12, "1 to 12 or JAN to DEC", "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC"),
    /** Monday is 1 and Sunday 7, as in ISO 8601; a range or a step may also begin with Sunday as 0. */
    DAY_OF_WEEK("day of the week", 1, 7, "0 to 7 or MON to SUN (0 and 7 are Sunday)", "MON TUE WED THU FRI SAT SUN");

    private static final int SUNDAY = 7;

    private final String title;
    private final int first;
    private final int last;
    private final String allowed;
    private final String names;

    CronField(String title, int first, int last, String allowed, String names) {
        this.title = title;
        this.first = first;
        this.last = last;
        this.allowed = allowed;
        this.names = names;
    }

    int first() {
        return first;
    }

    int last() {
        return last;
    }

    int size() {
        return last - first + 1;
    }

    /** The number or name as a value of the field, Sunday as 7. */
    int value(String text) {
        int named = List.of(names.split(" ")).indexOf(text);
        int value = named >= 0 ? named + first : number(text);
        if (this == DAY_OF_WEEK && value == 0) {
            return SUNDAY;
        }
        if (value < first || value > last) {
            throw refused("must be " + allowed, text);
        }
        return value;
    }

    /** The same where a range begins, which is 0 for a Sunday that is not written 7. */
    int start(String text) {
        int value = value(text);
        return this == DAY_OF_WEEK && value == SUNDAY && !text.endsWith("7") ? 0 : value;
    }

    IllegalArgumentException refused(String sentence, String text) {
        return new IllegalArgumentException("the %s %s, was '%s'".formatted(title, sentence, text));
    }

    IllegalArgumentException unreadable(String text) {
        String more =
                switch (this) {
                    case SECOND, MINUTE, HOUR, MONTH -> "";
                    case DAY_OF_MONTH -> ", or L, L-3, LW and 15W";
                    case DAY_OF_WEEK -> ", or 5L and MON#2";
                };
        return refused(
                "must be *, %s, a range, a step such as */2, or a list of these%s".formatted(allowed, more), text);
    }

    private int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException noNumber) {
            throw refused("must be " + allowed, text);
        }
    }
}
