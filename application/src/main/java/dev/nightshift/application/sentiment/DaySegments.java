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
 * Days of several lanes, one lane after the other. Positions name lane and day, so that days which come to a lane's end
 * while a job rests move nothing.
 */
record DaySegments<I>(List<Lane<I>> lanes) implements Source<I> {

    private static final String BETWEEN = "..";

    DaySegments {
        lanes = List.copyOf(lanes);
    }

    /** A lane: its name, its days, and the item of each. */
    record Lane<I>(String name, DayRange days, Function<LocalDate, I> item) {

        Lane<I> within(LocalDate first, LocalDate last) {
            return new Lane<>(name, new DayRange(first, last), item);
        }

        String place(LocalDate day) {
            return name + "|" + day;
        }
    }

    /** Where a position points to. */
    private record Spot(int lane, LocalDate day) {}

    @Override
    public OptionalLong size() {
        return OptionalLong.of(
                lanes.stream().mapToLong(lane -> lane.days().length()).sum());
    }

    @Override
    public Items<I> after(@Nullable String position) {
        Spot from = position == null ? new Spot(0, LocalDate.MIN) : spot(position);
        return new Items<>() {
            private int lane = from.lane();
            private LocalDate last = from.day();

            @Override
            public @Nullable Item<I> next() {
                while (lane < lanes.size()) {
                    Lane<I> current = lanes.get(lane);
                    LocalDate next = last.isBefore(current.days().first())
                            ? current.days().first()
                            : last.plusDays(1);
                    if (!next.isAfter(current.days().last())) {
                        last = next;
                        return new Item<>(current.item().apply(next), current.place(next));
                    }
                    lane++;
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
        for (Lane<I> lane : lanes) {
            if (left < lane.days().length()) {
                return lane.place(lane.days().first().plusDays(left));
            }
            left -= lane.days().length();
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
        return new DaySegments<>(IntStream.rangeClosed(first.lane(), last.lane())
                .mapToObj(place -> {
                    Lane<I> lane = lanes.get(place);
                    return lane.within(
                            place == first.lane() ? first.day() : lane.days().first(),
                            place == last.lane() ? last.day() : lane.days().last());
                })
                .toList());
    }

    private Spot spot(String position) {
        int bar = position.lastIndexOf('|');
        for (int lane = 0; lane < lanes.size() && bar >= 0; lane++) {
            if (lanes.get(lane).name().equals(position.substring(0, bar))) {
                return new Spot(lane, day(position, position.substring(bar + 1)));
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
