package dev.nightshift.adapters.persistence;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Instants as PostgreSQL keeps them: to the microsecond, cut off rather than rounded into the next day, and infinite
 * where they lie outside of its range.
 */
public final class Times {

    /** The years 4713 BC and 294276, less one at each end: PostgreSQL manual, 8.5. */
    private static final Instant FIRST = Instant.parse("-4711-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("+294275-12-31T23:59:59.999999Z");

    /** Year of the era, and the era at the end: {@code 0044-03-15T12:00:00.000000Z BC}. */
    private static final DateTimeFormatter TEXT = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR_OF_ERA, 4, 10, SignStyle.NOT_NEGATIVE)
            .appendPattern("-MM-dd'T'HH:mm:ss.SSSSSSXXX ")
            .appendText(ChronoField.ERA, Map.of(0L, "BC", 1L, "AD"))
            .toFormatter(Locale.ROOT);

    private Times() {}

    public static OffsetDateTime column(Instant instant) {
        if (instant.isBefore(FIRST)) {
            return OffsetDateTime.MIN;
        }
        if (instant.isAfter(LAST)) {
            return OffsetDateTime.MAX;
        }
        return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    /** The instant as PostgreSQL reads it, which knows no year 0 and no sign. */
    static String text(Instant instant) {
        OffsetDateTime column = column(instant);
        if (column.equals(OffsetDateTime.MIN)) {
            return "-infinity";
        }
        if (column.equals(OffsetDateTime.MAX)) {
            return "infinity";
        }
        return TEXT.format(column);
    }

    public static OffsetDateTime[] columns(Iterable<Instant> instants) {
        List<OffsetDateTime> columns = new ArrayList<>();
        instants.forEach(instant -> columns.add(column(instant)));
        return columns.toArray(OffsetDateTime[]::new);
    }
}
