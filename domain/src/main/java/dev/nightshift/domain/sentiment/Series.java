package dev.nightshift.domain.sentiment;

import static java.util.Objects.requireNonNull;

import dev.nightshift.domain.stats.DayRange;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;

/** Observations on ascending days, one a day and each finite; a blank is no observation and is not among them. */
public final class Series {

    /** The series without an observation. */
    public static final Series EMPTY = new Series(new int[0], new double[0]);

    private final int[] days;
    private final double[] values;

    private Series(int[] days, double[] values) {
        this.days = days;
        this.values = values;
    }

    /**
     * The series of these observations.
     *
     * @throws IllegalArgumentException if a value is not finite
     */
    public static Series of(SortedMap<LocalDate, Double> observations) {
        Builder builder = builder();
        for (Map.Entry<LocalDate, Double> each : observations.entrySet()) {
            builder.add(each.getKey(), each.getValue());
        }
        return builder.build();
    }

    /** Takes observations day by day. */
    public static Builder builder() {
        return new Builder();
    }

    public int size() {
        return days.length;
    }

    public boolean isEmpty() {
        return days.length == 0;
    }

    /** The day of the observation at a place from 0 to size − 1. */
    public LocalDate date(int place) {
        return LocalDate.ofEpochDay(days[place]);
    }

    /** The observation at a place from 0 to size − 1. */
    public double value(int place) {
        return values[place];
    }

    /** The observation of the day; empty when there is none. */
    public OptionalDouble on(LocalDate day) {
        int place = placeOf(day);
        return place < 0 ? OptionalDouble.empty() : OptionalDouble.of(values[place]);
    }

    /** The last day with an observation that is not after the day; empty when there is none. */
    public Optional<LocalDate> lastDayUpTo(LocalDate day) {
        int place = placeOf(day);
        int last = place >= 0 ? place : -place - 2;
        return last < 0 ? Optional.empty() : Optional.of(date(last));
    }

    /** The observations within the range. */
    public Series within(DayRange range) {
        int from = insertion(range.first());
        int to = insertion(range.last().plusDays(1));
        return new Series(Arrays.copyOfRange(days, from, to), Arrays.copyOfRange(values, from, to));
    }

    /** The place of the day; −(where it would be) − 1 when there is no observation. */
    int placeOf(LocalDate day) {
        return Arrays.binarySearch(days, Math.toIntExact(day.toEpochDay()));
    }

    /** The days since 1970-01-01, ascending; not to be changed. */
    int[] epochDays() {
        return days;
    }

    private int insertion(LocalDate day) {
        int place = placeOf(day);
        return place >= 0 ? place : -place - 1;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Series series
                && Arrays.equals(days, series.days)
                && Arrays.equals(values, series.values);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(days) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return isEmpty() ? "no observation" : "%d observations %s..%s".formatted(size(), date(0), date(size() - 1));
    }

    /** Collects observations in the order of their days. */
    public static final class Builder {

        private int[] days = new int[64];
        private double[] values = new double[64];
        private int size;

        private Builder() {}

        /**
         * Adds the observation of a day.
         *
         * @throws IllegalArgumentException if the day is not after the one before (which of the two: the same day twice, or
         *     days out of order, is said), or if the value is not finite
         */
        public Builder add(LocalDate day, double value) {
            requireNonNull(day, "day");
            return add(Math.toIntExact(day.toEpochDay()), value);
        }

        Builder add(int day, double value) {
            if (size > 0 && day <= days[size - 1]) {
                throw new IllegalArgumentException(disorder(LocalDate.ofEpochDay(day)));
            }
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException(
                        "an observation must be finite, was %s on %s".formatted(value, LocalDate.ofEpochDay(day)));
            }
            if (size == days.length) {
                days = Arrays.copyOf(days, size * 2);
                values = Arrays.copyOf(values, size * 2);
            }
            days[size] = day;
            values[size++] = value;
            return this;
        }

        public Series build() {
            return size == 0 ? EMPTY : new Series(Arrays.copyOf(days, size), Arrays.copyOf(values, size));
        }

        private String disorder(LocalDate day) {
            LocalDate before = LocalDate.ofEpochDay(days[size - 1]);
            return day.equals(before)
                    ? "a day must have one observation, %s has two".formatted(day)
                    : "days must ascend, %s comes after %s".formatted(day, before);
        }
    }
}
