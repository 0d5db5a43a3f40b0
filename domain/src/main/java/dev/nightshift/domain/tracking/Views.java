package dev.nightshift.domain.tracking;

import java.time.Instant;
import java.util.Map;

/** How often issues were looked at. */
public interface Views {

    /**
     * Counts views that happened around {@code at}; views of issues that are gone are dropped.
     *
     * @param counts views per issue, each at least 1
     */
    void add(Map<IssueId, Long> counts, Instant at);
}
