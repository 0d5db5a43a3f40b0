package dev.nightshift.bootstrap.cli;

import dev.nightshift.bootstrap.configuration.BadSetting;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Ranges of days as they are given on the command line. */
final class Days {

    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2200, 1, 1);

    private Days() {}

    static void requireInOrder(@Nullable LocalDate from, @Nullable LocalDate to) {
        requireSane(from);
        requireSane(to);
        if (from != null && to != null && from.isAfter(to)) {
            throw new BadSetting("--from must not be after --to, were %s and %s".formatted(from, to));
        }
    }

    private static void requireSane(@Nullable LocalDate day) {
        if (day != null && (day.isBefore(EARLIEST) || day.isAfter(LATEST))) {
            throw new BadSetting("days must lie between %s and %s, was %s".formatted(EARLIEST, LATEST, day));
        }
    }
}
