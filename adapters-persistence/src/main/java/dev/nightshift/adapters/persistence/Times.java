package dev.nightshift.adapters.persistence;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Instants as PostgreSQL keeps them: to the microsecond, cut off rather than rounded into the next day. */
public final class Times {

    private Times() {}

    public static OffsetDateTime column(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    public static OffsetDateTime[] columns(Iterable<Instant> instants) {
        List<OffsetDateTime> columns = new ArrayList<>();
        instants.forEach(instant -> columns.add(column(instant)));
        return columns.toArray(OffsetDateTime[]::new);
    }
}
