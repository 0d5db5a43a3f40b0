package dev.nightshift.domain.sentiment;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The index of a day.
 *
 * @param value from 0 (fear) to 100 (greed); empty when there is none, and a gap tells why
 * @param rating of the value
 * @param components those that are there, in the order of the method
 * @param gaps what is not there, components first
 */
public record SentimentDay(
        LocalDate date,
        MethodVersion method,
        OptionalDouble value,
        Optional<Rating> rating,
        List<ComponentScore> components,
        List<Gap> gaps) {

    /** @throws IllegalArgumentException if there is a rating without a value, or a value without a rating */
    public SentimentDay {
        requireNonNull(date, "date");
        requireNonNull(method, "method");
        if (value.isPresent() != rating.isPresent()) {
            throw new IllegalArgumentException("a value has a rating, were %s and %s".formatted(value, rating));
        }
        components = List.copyOf(components);
        gaps = List.copyOf(gaps);
    }

    /** The score of the component; empty when it is not there. */
    public OptionalDouble score(String component) {
        return components.stream()
                .filter(each -> each.name().equals(component))
                .mapToDouble(ComponentScore::score)
                .findFirst();
    }

    /** Whether it has more components than the other: series have arrived that the other was computed without. */
    public boolean isFullerThan(SentimentDay other) {
        return components.size() > other.components.size();
    }

    /** The newest day that was used of each series; of a series that several components use, the newest of all. */
    public SortedMap<SeriesName, LocalDate> inputDates() {
        SortedMap<SeriesName, LocalDate> dates = new TreeMap<>();
        components.forEach(component -> dates.putAll(component.inputDates()));
        return Collections.unmodifiableSortedMap(dates);
    }
}
