package dev.nightshift.domain.sentiment;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.regex.Pattern;

/** Names a series by the table that it is a column of, as in {@code us_inputs.spx_close}. */
public record SeriesName(String table, String column) implements Comparable<SeriesName> {

    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9_]{0,62}");
    private static final Comparator<SeriesName> ORDER =
            comparing(SeriesName::table).thenComparing(SeriesName::column);

    /** @throws IllegalArgumentException if a part is not lower-case letters, digits and _, a letter first, at most 63 */
    public SeriesName {
        requireWord(requireNonNull(table, "table"));
        requireWord(requireNonNull(column, "column"));
    }

    /**
     * The name written as {@code table.column}.
     *
     * @throws IllegalArgumentException if it is not written so
     */
    public static SeriesName of(String name) {
        int dot = name.indexOf('.');
        if (dot < 0) {
            throw new IllegalArgumentException("a series is named table.column, was '%s'".formatted(name));
        }
        return new SeriesName(name.substring(0, dot), name.substring(dot + 1));
    }

    @Override
    public int compareTo(SeriesName other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return table + "." + column;
    }

    private static void requireWord(String part) {
        if (!WORD.matcher(part).matches()) {
            throw new IllegalArgumentException(
                    "a series name has lower-case letters, digits and _, was '%s'".formatted(part));
        }
    }
}
