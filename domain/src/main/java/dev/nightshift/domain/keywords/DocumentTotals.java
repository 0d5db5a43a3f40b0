package dev.nightshift.domain.keywords;

import java.time.Duration;
import java.util.Map;

/** Totals that were counted lately, so that they need not be asked for again. Ages are measured by the store's clock. */
public interface DocumentTotals {

    /** For how long a total need not be asked for again. */
    Duration FRESH = Duration.ofHours(24);

    /** Those of the keyword that are younger than the age; no entry for a source without one. */
    Map<DocumentSource, Long> of(Keyword keyword, Duration age);

    /**
     * Keeps a total as counted now, instead of the one before.
     *
     * @throws IllegalArgumentException if {@code total < 0}
     */
    void keep(Keyword keyword, DocumentSource source, long total);

    /**
     * Forgets those that are of this age or older.
     *
     * @param limit how many at most, at least 1
     * @return how many
     */
    int purge(Duration age, int limit);
}
