package dev.nightshift.domain.sentiment.report;

import static java.util.Objects.requireNonNull;

import dev.nightshift.domain.sentiment.Rating;
import dev.nightshift.domain.sentiment.SentimentDay;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A day that has a value, with the scores of its components by their names. */
public record IndexDay(LocalDate date, double value, Rating rating, Map<String, Double> scores) {

    /** @throws IllegalArgumentException if the value is not from 0 to 100 */
    public IndexDay {
        requireNonNull(date, "date");
        requireNonNull(rating, "rating");
        if (!(value >= 0 && value <= 100)) {
            throw new IllegalArgumentException("an index is from 0 to 100, was " + value);
        }
        scores = Collections.unmodifiableMap(new TreeMap<>(scores));
    }

    /** The day as it was computed; empty when it has no value. */
    public static Optional<IndexDay> of(SentimentDay day) {
        Map<String, Double> scores = new TreeMap<>();
        day.components().forEach(component -> scores.put(component.name(), component.score()));
        return day.rating().map(rating -> new IndexDay(day.date(), day.value().orElseThrow(), rating, scores));
    }
}
