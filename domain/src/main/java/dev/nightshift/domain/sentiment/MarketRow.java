package dev.nightshift.domain.sentiment;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A row of a market table as it came, right or wrong.
 *
 * @param standsOn the latest day of this row and the rows above it in its file: the row's own where the file ascends
 * @param values by their columns; a blank is not among them, NaN and infinity are values and wrong ones
 * @param label the rating that the row tells; empty when it tells none
 */
public record MarketRow(LocalDate standsOn, LocalDate date, SortedMap<String, Double> values, Optional<String> label) {

    /** @throws IllegalArgumentException if the row stands before its own day */
    public MarketRow {
        requireNonNull(label, "label");
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
        if (standsOn.isBefore(date)) {
            throw new IllegalArgumentException(
                    "a row stands on its day or later, was %s of %s".formatted(standsOn, date));
        }
    }

    /** A row that stands on its own day and tells no rating. */
    public static MarketRow of(LocalDate date, Map<String, Double> values) {
        return new MarketRow(date, date, new TreeMap<>(values), Optional.empty());
    }

    /** Whether it is where its day is, and not below a later one. */
    public boolean isInOrder() {
        return standsOn.equals(date);
    }
}
