package dev.nightshift.bootstrap.dump;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.nightshift.domain.PlainText;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One row of a table; a field that cannot be what it should be is a {@link BadRow}. */
record CsvRow(CsvRecord fields, Map<String, Integer> positions) {

    /** Trackers are younger; a time before it is a field that was empty or of another unit. */
    private static final Instant EARLIEST = Instant.EPOCH;

    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    long line() {
        return fields.getStartingLineNumber();
    }

    /** The names of the columns, in their order. */
    List<String> columns() {
        return List.copyOf(positions.keySet());
    }

    /** The first column with more than one line in its cell, as a quote in the wrong place makes one. */
    Optional<String> columnOfManyLines() {
        return positions.entrySet().stream()
                .filter(column -> column.getValue() < fields.getFieldCount())
                .filter(column -> isOfManyLines(fields.getField(column.getValue())))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static boolean isOfManyLines(String text) {
        return text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0;
    }

    /** The text, with characters that cannot be kept replaced. */
    String text(String column) {
        int position = positions.getOrDefault(column, Integer.MAX_VALUE);
        if (position >= fields.getFieldCount() || fields.getFieldCount() > positions.size()) {
            throw new BadRow("has %d fields instead of %d".formatted(fields.getFieldCount(), positions.size()));
        }
        return PlainText.fixed(fields.getField(position));
    }

    @Nullable
    String textOrNull(String column) {
        String text = text(column);
        return text.isEmpty() ? null : text;
    }

    Instant instant(String column) {
        String text = text(column);
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
            if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
                throw new BadRow(
                        "%s must lie between %s and %s, was %s".formatted(column, EARLIEST, LATEST, shown(text)));
            }
            return instant;
        } catch (DateTimeException malformed) {
            throw new BadRow(
                    "%s must be an instant such as 2017-12-31T20:52:31Z, was %s".formatted(column, shown(text)));
        }
    }

    long number(String column) {
        String text = text(column);
        try {
            return text.isEmpty() ? 0 : Long.parseLong(text);
        } catch (NumberFormatException malformed) {
            throw new BadRow("%s must be a whole number%s, was %s"
                    .formatted(column, text.matches("[+-]?[0-9]+") ? " in range" : "", shown(text)));
        }
    }

    <E extends Enum<E>> E oneOf(String column, Class<E> names) {
        String text = text(column);
        for (E name : names.getEnumConstants()) {
            if (name.name().equals(text)) {
                return name;
            }
        }
        throw new BadRow(
                "%s must be one of %s, was %s".formatted(column, List.of(names.getEnumConstants()), shown(text)));
    }

    private static String shown(String text) {
        return "'" + (text.length() <= 60 ? text : text.substring(0, 60) + "…") + "'";
    }

    /** A row that cannot be taken in, with the reason in words. */
    static final class BadRow extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BadRow(String message) {
            super(message);
        }
    }
}
