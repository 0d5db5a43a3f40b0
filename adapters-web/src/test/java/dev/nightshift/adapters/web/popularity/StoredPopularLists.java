package dev.nightshift.adapters.web.popularity;

import dev.nightshift.domain.popularity.PopularCache;
import dev.nightshift.domain.popularity.PopularList;
import dev.nightshift.domain.popularity.PopularityRule;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Keeps every list until it is told to forget; tests say when the lists are old. */
final class StoredPopularLists implements PopularCache {

    private final Map<PopularityRule, PopularList> lists = new ConcurrentHashMap<>();
    private final AtomicInteger computations = new AtomicInteger();
    private volatile boolean degraded;

    @Override
    public PopularList get(PopularityRule rule, Supplier<PopularList> compute) {
        PopularList list = lists.computeIfAbsent(rule, missing -> {
            computations.incrementAndGet();
            return compute.get();
        });
        return degraded ? list.asDegraded() : list;
    }

    @Override
    public Optional<PopularList> fresh(PopularityRule rule) {
        return degraded ? Optional.empty() : Optional.ofNullable(lists.get(rule));
    }

    @Override
    public void evict() {
        lists.clear();
    }

    /** Lets the lists be old, with no new ones to be had. */
    void degrade(boolean isDegraded) {
        degraded = isDegraded;
    }

    int computations() {
        return computations.get();
    }
}
