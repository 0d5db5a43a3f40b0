package dev.nightshift.domain.keywords;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Totals in memory, by a clock that tests move. */
public final class InMemoryDocumentTotals implements DocumentTotals {

    private final Map<Place, Kept> totals = new LinkedHashMap<>();
    private final InstantSource clock;

    public InMemoryDocumentTotals(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Map<DocumentSource, Long> of(Keyword keyword, Duration age) {
        Map<DocumentSource, Long> found = new EnumMap<>(DocumentSource.class);
        totals.forEach((place, kept) -> {
            if (place.keyword().equals(keyword)
                    && kept.at().isAfter(clock.instant().minus(age))) {
                found.put(place.source(), kept.total());
            }
        });
        return found;
    }

    @Override
    public synchronized void keep(Keyword keyword, DocumentSource source, long total) {
        if (total < 0) {
            throw new IllegalArgumentException("total must be >= 0, was " + total);
        }
        totals.put(new Place(keyword, source), new Kept(total, clock.instant()));
    }

    @Override
    public synchronized int purge(Duration age, int limit) {
        Instant since = clock.instant().minus(age);
        List<Place> old = totals.entrySet().stream()
                .filter(entry -> !entry.getValue().at().isAfter(since))
                .map(Map.Entry::getKey)
                .limit(limit)
                .toList();
        old.forEach(totals::remove);
        return old.size();
    }

    private record Place(Keyword keyword, DocumentSource source) {}

    private record Kept(long total, Instant at) {}
}
