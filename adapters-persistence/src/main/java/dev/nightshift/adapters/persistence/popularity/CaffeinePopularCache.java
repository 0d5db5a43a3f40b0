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
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
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
    private final Set<PopularityRule> refreshes = ConcurrentHashMap.newKeySet();
    private final Object lock = new Object();
    private volatile Object generation = new Object();

    public CaffeinePopularCache(SyncCache<?> kept, Freshness freshness, Executor refreshing, InstantSource clock) {
        this.kept = kept;
        this.freshness = freshness;
        this.refreshing = refreshing;
        this.clock = clock;
    }

    @Override
    public PopularList get(PopularityRule rule, Supplier<PopularList> compute) {
        Entry entry = kept.get(rule, Entry.class).orElse(null);
        Duration age = entry == null ? Duration.ZERO : ageOf(entry);
        if (entry == null || !freshness.isKept(age)) {
            return computed(rule, compute);
        }
        if (freshness.isFresh(age)) {
            return entry.list();
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
        synchronized (lock) {
            generation = new Object();
            computing.clear();
            failures.clear();
            kept.invalidateAll();
        }
    }

    private PopularList refreshed(PopularityRule rule, Supplier<PopularList> compute, Entry entry) {
        if (refreshes.add(rule)) {
            try {
                refreshing.execute(() -> refresh(rule, compute, entry));
            } catch (RejectedExecutionException shuttingDown) {
                refreshes.remove(rule);
            } catch (RuntimeException | Error failure) { // such as no memory for a thread
                refreshes.remove(rule);
                throw failure;
            }
        }
        return entry.list();
    }

    private void refresh(PopularityRule rule, Supplier<PopularList> compute, Entry entry) {
        try {
            computedOr(entry, rule, compute);
        } finally {
            refreshes.remove(rule);
        }
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
        Object startedIn = generation;
        try {
            // Between a caller's look and its turn to compute, another may have come and gone.
            PopularList list = fresh(rule).orElseGet(() -> keep(rule, compute.get(), startedIn));
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

    private PopularList keep(PopularityRule rule, PopularList list, Object startedIn) {
        synchronized (lock) {
            if (generation == startedIn) {
                kept.put(rule, new Entry(list, clock.instant()));
                failures.remove(rule);
            }
        }
        return list;
    }

    private boolean isFresh(Entry entry) {
        return freshness.isFresh(ageOf(entry));
    }

    private Duration ageOf(Entry entry) {
        return Duration.between(entry.keptAt(), clock.instant());
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
