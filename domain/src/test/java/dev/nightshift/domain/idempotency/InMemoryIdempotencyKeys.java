package dev.nightshift.domain.idempotency;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Idempotency keys in memory, by a clock that tests move; a thread is a transaction. */
public final class InMemoryIdempotencyKeys implements IdempotencyKeys {

    private final Map<IdempotencyKey, Kept> kept = new HashMap<>();
    private final Map<IdempotencyKey, Thread> held = new HashMap<>();
    private final InstantSource clock;

    public InMemoryIdempotencyKeys(InstantSource clock) {
        this.clock = clock;
    }

    /** Runs the work and lets go of the keys that it held. */
    public <T> T inTransaction(Supplier<T> work) {
        try {
            return work.get();
        } finally {
            letGo();
        }
    }

    private synchronized void letGo() {
        held.values().removeIf(Thread.currentThread()::equals);
    }

    @Override
    public synchronized boolean hold(IdempotencyKey key) {
        return held.computeIfAbsent(key, free -> Thread.currentThread()).equals(Thread.currentThread());
    }

    @Override
    public synchronized Optional<StoredAnswer> find(IdempotencyKey key) {
        return Optional.ofNullable(kept.get(key))
                .filter(one -> one.until().isAfter(clock.instant()))
                .map(Kept::answer);
    }

    @Override
    public synchronized void keep(IdempotencyKey key, StoredAnswer answer, Duration time) {
        kept.put(key, new Kept(answer, clock.instant().plus(time)));
    }

    @Override
    public synchronized int purgeExpired(int limit) {
        List<IdempotencyKey> expired = kept.entrySet().stream()
                .filter(entry -> !entry.getValue().until().isAfter(clock.instant()))
                .limit(limit)
                .map(Map.Entry::getKey)
                .toList();
        expired.forEach(kept::remove);
        return expired.size();
    }

    private record Kept(StoredAnswer answer, Instant until) {}
}
