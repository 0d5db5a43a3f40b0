package dev.nightshift.domain.batch;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Sources of items that can be counted through. All of them can be split. */
public final class Sources {

    private Sources() {}

    /**
     * So many items, each made from its index.
     *
     * @param size how many, at least 0
     * @param item the item at an index from 0 on
     */
    public static <I> Source<I> counted(long size, LongFunction<I> item) {
        return new Counted<>(0, size, item);
    }

    /** The items of a list. */
    public static <I> Source<I> of(List<I> items) {
        List<I> copy = List.copyOf(items);
        return counted(copy.size(), index -> copy.get((int) index));
    }

    /**
     * The days from the first to the last, both inclusive.
     *
     * @throws IllegalArgumentException if {@code first} is after {@code last}
     */
    public static Source<LocalDate> days(LocalDate first, LocalDate last) {
        if (first.isAfter(last)) {
            throw new IllegalArgumentException(
                    "the first day must not be after the last, were %s and %s".formatted(first, last));
        }
        return counted(ChronoUnit.DAYS.between(first, last) + 1, first::plusDays);
    }

    /** The items with an index from {@code from} on and before {@code to}. */
    private record Counted<I>(long from, long to, LongFunction<I> item) implements Source<I> {

        Counted {
            requireNonNull(item, "item");
            if (from < 0 || to < from) {
                throw new IllegalArgumentException(
                        "a source must have 0 <= from <= to, were %d and %d".formatted(from, to));
            }
        }

        @Override
        public OptionalLong size() {
            return OptionalLong.of(to - from);
        }

        @Override
        public Items<I> after(@Nullable String position) {
            long first = position == null ? from : place(position) + 1;
            return new Items<>() {
                private long next = first;

                @Override
                public @Nullable Item<I> next() {
                    if (next >= to) {
                        return null;
                    }
                    Item<I> found = new Item<>(item.apply(next), Long.toString(next));
                    next++;
                    return found;
                }
            };
        }

        @Override
        public List<String> split(int slices) {
            long parts = Math.max(1, Math.min(slices, to - from));
            List<String> names = new ArrayList<>();
            for (long part = 0; part < parts; part++) {
                names.add((from + part(part, parts)) + "-" + (from + part(part + 1, parts)));
            }
            return names;
        }

        /** The first so many of the equal parts, in items. */
        private long part(long part, long parts) {
            long size = to - from;
            return size / parts * part + Math.min(part, size % parts);
        }

        @Override
        public Source<I> slice(String name) {
            String[] ends = name.split("-", 2);
            if (ends.length != 2) {
                throw noPosition(name);
            }
            long first = index(ends[0]);
            long end = index(ends[1]);
            if (first < from || end > to || first > end) {
                throw noPosition(name);
            }
            return new Counted<>(first, end, item);
        }

        private long place(String position) {
            long index = index(position);
            if (index < from || index >= to) {
                throw noPosition(position);
            }
            return index;
        }

        private static long index(String text) {
            try {
                return Long.parseLong(text);
            } catch (NumberFormatException refused) {
                throw noPosition(text);
            }
        }

        private static InvalidParameters noPosition(String text) {
            return new InvalidParameters("", "there is no place '%s' in this source".formatted(text));
        }
    }
}
