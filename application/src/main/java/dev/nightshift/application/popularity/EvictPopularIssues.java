package dev.nightshift.application.popularity;

import dev.nightshift.domain.popularity.PopularCache;
import dev.nightshift.domain.popularity.PopularRevision;
import java.util.concurrent.atomic.AtomicLong;

/** Forgets the popular lists of this node when another node or command has made them untrue. */
public final class EvictPopularIssues {

    private static final long UNKNOWN = Long.MIN_VALUE;

    private final PopularRevision revision;
    private final PopularCache cache;
    private final AtomicLong seen = new AtomicLong(UNKNOWN);

    public EvictPopularIssues(PopularRevision revision, PopularCache cache) {
        this.revision = revision;
        this.cache = cache;
    }

    /** Looks once, and forgets the lists if the revision is another than the last time, or was never looked at. */
    public void evictIfChanged() {
        long current = revision.current();
        if (seen.getAndSet(current) != current) {
            cache.evict();
        }
    }
}
