package dev.nightshift.adapters.persistence.popularity;

import dev.nightshift.domain.popularity.Freshness;
import dev.nightshift.domain.popularity.PopularCache;
import dev.nightshift.domain.popularity.PopularList;
import dev.nightshift.domain.popularity.PopularityRule;
import io.micronaut.cache.SyncCache;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Popular lists in a Caffeine cache of this process, computed once for all who wait. */
public final class CaffeinePopularCache implements PopularCache {

    private static final Logger LOG = System.getLogger(CaffeinePopularCache.class.getName());

    /** After a failure the kept list is shown this long before another computation is tried. */
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(5);

    private final SyncCache<?> kept;
    private final Freshness freshness;
    private final Executor refreshing;
    private final InstantSource clock;
    private final Map<PopularityRule, CompletableFuture<PopularList>> computing = new ConcurrentHashMap<>();
    private final Map<PopularityRule, Instant> failures = new ConcurrentHashMap<>();
    private final AtomicReference<Object> generation = new AtomicReference<>(new Object());

    public CaffeinePopularCache(SyncCache<?> kept, Freshness freshness, Executor refreshing, InstantSource clock) {
        this.kept = kept;
        this.freshness = freshness;
        this.refreshing = refreshing;
        this.clock = clock;
    }

    @Override
    public PopularList get(PopularityRule rule, Supplier<PopularList> compute) {
        Entry entry = kept.get(rule, Entry.class).orElse(null);
        if (entry == null) {
            return computed(rule, compute);
        }
        Duration age = Duration.between(entry.keptAt(), clock.instant());
        if (freshness.isFresh(age)) {
            return entry.list();
        }
        if (!freshness.isKept(age)) {
            return computed(rule, compute);
        }
        if (hasJustFailed(rule)) {
            return entry.list().asDegraded();
        }
        return freshness.isStale(age) ? refreshed(rule, compute, entry) : computedOr(entry, rule, compute);
    }

    @Override
    public Optional<PopularList> fresh(PopularityRule rule) {
        return kept.get(rule, Entry.class).filter(this::isFresh).map(Entry::list);
    }

    @Override
    public void evict() {
        generation.set(new Object());
        computing.clear();
        failures.clear();
        kept.invalidateAll();
    }

    private PopularList refreshed(PopularityRule rule, Supplier<PopularList> compute, Entry entry) {
        if (!computing.containsKey(rule)) {
            refreshing.execute(() -> computedOr(entry, rule, compute));
        }
        return entry.list();
    }

    private PopularList computedOr(Entry entry, PopularityRule rule, Supplier<PopularList> compute) {
        try {
            return computed(rule, compute);
        } catch (RuntimeException failure) {
            LOG.log(
                    Level.WARNING,
                    "Popular issues could not be ranked; the list of {0} is shown: {1}",
                    entry.keptAt(),
                    failure.getMessage());
            return entry.list().asDegraded();
        }
    }

    /** The list that is being computed for somebody else, or else computed here. */
    private PopularList computed(PopularityRule rule, Supplier<PopularList> compute) {
        CompletableFuture<PopularList> mine = new CompletableFuture<>();
        CompletableFuture<PopularList> first = computing.putIfAbsent(rule, mine);
        return first != null ? join(first) : compute(rule, compute, mine);
    }

    private PopularList compute(
            PopularityRule rule, Supplier<PopularList> compute, CompletableFuture<PopularList> mine) {
        Object startedIn = generation.get();
        try {
            PopularList list = compute.get();
            if (generation.get() == startedIn) {
                kept.put(rule, new Entry(list, clock.instant()));
                failures.remove(rule);
            }
            mine.complete(list);
            return list;
        } catch (RuntimeException | Error failure) {
            failures.put(rule, clock.instant());
            mine.completeExceptionally(failure);
            throw failure;
        } finally {
            computing.remove(rule, mine);
        }
    }

    private boolean isFresh(Entry entry) {
        return freshness.isFresh(Duration.between(entry.keptAt(), clock.instant()));
    }

    private boolean hasJustFailed(PopularityRule rule) {
        @Nullable Instant failed = failures.get(rule);
        return failed != null && failed.plus(PAUSE_AFTER_FAILURE).isAfter(clock.instant());
    }

    private static PopularList join(CompletableFuture<PopularList> computation) {
        try {
            return computation.join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failure;
        }
    }

    /** A list and since when it is kept. */
    record Entry(PopularList list, Instant keptAt) {}
}
