package dev.nightshift.domain.popularity;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Keeps the popular list of each rule by a {@link Freshness}.
 *
 * <p>However many ask at once for a list that is missing, it is computed once and all get it. A stale list is answered at
 * once while one caller's computation runs elsewhere. When a computation fails, a kept list is answered, marked as
 * degraded; without one the failure reaches the callers.
 */
public interface PopularCache {

    PopularList get(PopularityRule rule, Supplier<PopularList> compute);

    /** The fresh list that is in the memory of this process; empty when {@link #get} has to be asked. Never blocks. */
    default Optional<PopularList> fresh(PopularityRule rule) {
        return Optional.empty();
    }

    /** Forgets all lists. A computation under way answers those who wait for it, and is not kept. */
    void evict();
}
