package dev.nightshift.application.sentiment;

import dev.nightshift.domain.batch.InvalidParameters;
import dev.nightshift.domain.batch.Source;
import dev.nightshift.domain.stats.DayRange;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Days of several segments, one segment after the other. Positions name segment and day, so that days which come to a segment's end
 * while a job rests move nothing.
 */
record DaySegments<I>(List<Segment<I>> segments) implements Source<I> {

    private static final String BETWEEN = "..";

    DaySegments {
        segments = List.copyOf(segments);
    }

    /** A segment: its name, its days, and the item of each. */
    record Segment<I>(String name, DayRange days, Function<LocalDate, I> item) {

        Segment<I> within(LocalDate first, LocalDate last) {
            return new Segment<>(name, new DayRange(first, last), item);
        }

        String place(LocalDate day) {
            return name + "|" + day;
        }
    }

    /** Where a position points to. */
    private record Spot(int segment, LocalDate day) {}

    @Override
    public OptionalLong size() {
        return OptionalLong.of(
                segments.stream().mapToLong(segment -> segment.days().length()).sum());
    }

    @Override
    public Items<I> after(@Nullable String position) {
        Spot from = position == null ? new Spot(0, LocalDate.MIN) : spot(position);
        return new Items<>() {
            private int segment = from.segment();
            private LocalDate last = from.day();

            @Override
            public @Nullable Item<I> next() {
                while (segment < segments.size()) {
                    Segment<I> current = segments.get(segment);
                    LocalDate next = last.isBefore(current.days().first())
                            ? current.days().first()
                            : last.plusDays(1);
                    if (!next.isAfter(current.days().last())) {
                        last = next;
                        return new Item<>(current.item().apply(next), current.place(next));
                    }
                    segment++;
                    last = LocalDate.MIN;
                }
                return null;
            }
        };
    }

    @Override
    public List<String> split(int slices) {
        long size = size().orElse(0);
        long parts = Math.max(1, Math.min(slices, size));
        List<String> names = new ArrayList<>();
        for (long part = 0; part < parts && size > 0; part++) {
            names.add(place(size * part / parts) + BETWEEN + place(size * (part + 1) / parts - 1));
        }
        return names;
    }

    private String place(long index) {
        long left = index;
        for (Segment<I> segment : segments) {
            if (left < segment.days().length()) {
                return segment.place(segment.days().first().plusDays(left));
            }
            left -= segment.days().length();
        }
        throw new IllegalArgumentException("there is no item " + index);
    }

    @Override
    public Source<I> slice(String name) {
        int middle = name.indexOf(BETWEEN);
        if (middle < 0) {
            throw noPosition(name);
        }
        Spot first = spot(name.substring(0, middle));
        Spot last = spot(name.substring(middle + BETWEEN.length()));
        return new DaySegments<>(IntStream.rangeClosed(first.segment(), last.segment())
                .mapToObj(place -> {
                    Segment<I> segment = segments.get(place);
                    return segment.within(
                            place == first.segment()
                                    ? first.day()
                                    : segment.days().first(),
                            place == last.segment()
                                    ? last.day()
                                    : segment.days().last());
                })
                .toList());
    }

    private Spot spot(String position) {
        int bar = position.lastIndexOf('|');
        for (int segment = 0; segment < segments.size() && bar >= 0; segment++) {
            if (segments.get(segment).name().equals(position.substring(0, bar))) {
                return new Spot(segment, day(position, position.substring(bar + 1)));
            }
        }
        throw noPosition(position);
    }

    private static LocalDate day(String position, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException unreadable) {
            throw noPosition(position);
        }
    }

    private static InvalidParameters noPosition(String text) {
        return new InvalidParameters("", "there is no place '%s' in this source".formatted(text));
    }
}
