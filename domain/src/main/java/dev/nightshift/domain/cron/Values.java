package dev.nightshift.domain.cron;

import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values of a field as a set of bits, read of entries such as *, 5, MON, 1-5, 1-5/2, 5/15 and {@literal *}/15.
 *
 * <p>A step counts from the first value of its range, which is the whole field for * and ends with the field for 5/15.
 */
final class Values {

    private static final Pattern ENTRY = Pattern.compile(
            "(?:\\*|(?<start>[0-9]{1,9}|[A-Z]{3})(?:-(?<end>[0-9]{1,9}|[A-Z]{3}))?)(?:/(?<step>[0-9]{1,9}))?");

    private Values() {}

    static long of(CronField field, String text) {
        long[] bits = {0};
        eachEntry(field, text, entry -> bits[0] |= ofEntry(field, entry));
        return bits[0];
    }

    static void eachEntry(CronField field, String text, Consumer<String> read) {
        for (String entry : List.of(text.split(",", -1))) {
            if (entry.isEmpty()) {
                throw field.refused("must not have an empty entry in its list", text);
            }
            read.accept(entry);
        }
    }

    static long ofEntry(CronField field, String entry) {
        Matcher parts = ENTRY.matcher(entry);
        if (!parts.matches()) {
            throw field.unreadable(entry);
        }
        int start = start(field, parts);
        int end = end(field, parts, start);
        if (end < start) {
            throw field.refused("must not have a range that runs backwards (two ranges in a list do the same)", entry);
        }
        int step = step(field, parts, parts.group("end") == null ? field.size() : end - start + 1);
        long bits = 0;
        for (int value = start; value <= end; value += step) {
            bits |= bit(field, value);
        }
        return bits;
    }

    /** The first value in the set from the one given on; -1 if there is none. */
    static int next(long bits, int from) {
        long rest = bits & (-1L << from);
        return rest == 0 ? -1 : Long.numberOfTrailingZeros(rest);
    }

    static int first(long bits) {
        return Long.numberOfTrailingZeros(bits);
    }

    private static int start(CronField field, Matcher parts) {
        String start = parts.group("start");
        if (start == null) {
            return field.first();
        }
        boolean alone = parts.group("end") == null && parts.group("step") == null;
        return alone ? field.value(start) : field.start(start);
    }

    private static int end(CronField field, Matcher parts, int start) {
        String written = parts.group("end");
        if (written != null) {
            int end = field.start(written);
            return end == 0 && start != 0
                    ? field.value(written)
                    : end; // Sunday is 0 at the end only if it is so at the start
        }
        boolean alone = parts.group("start") != null && parts.group("step") == null;
        return alone ? start : field.last();
    }

    private static int step(CronField field, Matcher parts, int most) {
        String step = parts.group("step");
        if (step == null) {
            return 1;
        }
        int value = Integer.parseInt(step);
        if (value < 1 || value > most) {
            throw field.refused("must have a step of 1 to %d here".formatted(most), parts.group());
        }
        return value;
    }

    private static long bit(CronField field, int value) {
        return 1L << (value == 0 && field == CronField.DAY_OF_WEEK ? field.last() : value);
    }
}
