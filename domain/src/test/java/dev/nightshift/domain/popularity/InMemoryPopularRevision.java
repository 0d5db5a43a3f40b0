package dev.nightshift.domain.popularity;

import java.util.concurrent.atomic.AtomicLong;

/** A revision in memory. */
public final class InMemoryPopularRevision implements PopularRevision {

    private final AtomicLong revision = new AtomicLong();

    @Override
    public void advance() {
        revision.incrementAndGet();
    }

    @Override
    public long current() {
        return revision.get();
    }
}
