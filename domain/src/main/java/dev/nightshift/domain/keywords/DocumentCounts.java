package dev.nightshift.domain.keywords;

import static java.util.stream.Collectors.joining;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * How many documents there are for a keyword.
 *
 * @param totals of every source, in the order of the sources; none is negative
 */
public record DocumentCounts(Map<DocumentSource, Long> totals) {

    /** @throws IllegalArgumentException if a source is missing, or a total is negative */
    public DocumentCounts {
        Set<DocumentSource> missing = EnumSet.allOf(DocumentSource.class);
        missing.removeAll(totals.keySet());
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("totals must be of every source, missing were " + missing);
        }
        if (totals.values().stream().anyMatch(total -> total < 0)) {
            throw new IllegalArgumentException("totals must be >= 0, were " + totals);
        }
        totals = Collections.unmodifiableMap(new EnumMap<>(totals));
    }

    /** As in {@code {blog=12, cafe=0, …}}. */
    @Override
    public String toString() {
        return totals.entrySet().stream()
                .map(entry -> entry.getKey().key() + "=" + entry.getValue())
                .collect(joining(", ", "{", "}"));
    }
}
