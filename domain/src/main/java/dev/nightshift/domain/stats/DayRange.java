package dev.nightshift.domain.stats;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.List;
import java.util.stream.Stream;

/** Business days from the first to the last, both inclusive. */
public record DayRange(LocalDate first, LocalDate last) {

    /** @throws IllegalArgumentException if {@code first} is after {@code last} */
    public DayRange {
        requireNonNull(first, "first");
        requireNonNull(last, "last");
        if (first.isAfter(last)) {
            throw new IllegalArgumentException(
                    "first day must not be after the last, were %s and %s".formatted(first, last));
        }
    }

    public static DayRange of(LocalDate day) {
        return new DayRange(day, day);
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }

    /** How many days the range has, at least 1. */
    public long length() {
        return ChronoUnit.DAYS.between(first, last) + 1;
    }

    public Stream<LocalDate> days() {
        return first.datesUntil(last.plusDays(1));
    }

    /** The fewest ranges that hold exactly these days, ascending. */
    public static List<DayRange> covering(Stream<LocalDate> days) {
        var ranges = new ArrayDeque<DayRange>();
        days.sorted().distinct().forEach(day -> {
            DayRange open = ranges.peekLast();
            if (open != null && open.last().plusDays(1).equals(day)) {
                ranges.removeLast();
                ranges.addLast(new DayRange(open.first(), day));
            } else {
                ranges.addLast(of(day));
            }
        });
        return List.copyOf(ranges);
    }
}
