package dev.nightshift.domain.sentiment.validation;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A row as it is kept, right or wrong.
 *
 * @param values by their columns; a blank is not among them, NaN is a value and a wrong one
 */
public record TableRow(LocalDate date, Map<String, Double> values) {

    public TableRow {
        requireNonNull(date, "date");
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }
}
