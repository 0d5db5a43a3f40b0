package dev.nightshift.domain.popularity;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Keeps nothing: every list is computed for whoever asks. Counts how often it was told to forget. */
public final class UncachedPopularLists implements PopularCache {

    private final AtomicInteger evictions = new AtomicInteger();

    @Override
    public PopularList get(PopularityRule rule, Supplier<PopularList> compute) {
        return compute.get();
    }

    @Override
    public void evict() {
        evictions.incrementAndGet();
    }

    public int evictions() {
        return evictions.get();
    }
}
