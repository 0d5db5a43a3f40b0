package dev.nightshift.domain.idempotency;

import dev.nightshift.domain.MovableClock;
import java.util.function.Supplier;

class InMemoryIdempotencyKeysTest extends IdempotencyKeysContract {

    private final InMemoryIdempotencyKeys keys = new InMemoryIdempotencyKeys(MovableClock.at("2026-01-05T09:00:00Z"));

    @Override
    protected IdempotencyKeys keys() {
        return keys;
    }

    @Override
    protected <T> T inTransaction(Supplier<T> work) {
        return keys.inTransaction(work);
    }
}
