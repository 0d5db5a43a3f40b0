package dev.nightshift.domain.sentiment;

import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a component says on a day.
 *
 * @param score from 0 (fear) to 100 (greed)
 * @param weight how much it counts, relative to the other components of the day
 * @param inputDates the day of the newest observation that was used of each series; an earlier day was carried over
 */
public record ComponentScore(String name, double score, double weight, SortedMap<SeriesName, LocalDate> inputDates) {

    /** @throws IllegalArgumentException if the score is not finite */
    public ComponentScore {
        if (!Double.isFinite(score)) {
            throw new IllegalArgumentException("a score must be finite, was %s of '%s'".formatted(score, name));
        }
        inputDates = Collections.unmodifiableSortedMap(new TreeMap<>(inputDates));
    }
}
