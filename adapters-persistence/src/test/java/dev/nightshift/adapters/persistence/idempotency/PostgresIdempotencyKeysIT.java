package dev.nightshift.adapters.persistence.idempotency;

import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.adapters.persistence.TestDatabase;
import dev.nightshift.domain.idempotency.IdempotencyKeys;
import dev.nightshift.domain.idempotency.IdempotencyKeysContract;
import java.util.function.Supplier;

class PostgresIdempotencyKeysIT extends IdempotencyKeysContract {

    private final Database database = TestDatabase.fresh();
    private final IdempotencyKeys keys = new PostgresIdempotencyKeys(database);

    @Override
    protected IdempotencyKeys keys() {
        return keys;
    }

    @Override
    protected <T> T inTransaction(Supplier<T> work) {
        return database.inOne(work);
    }
}
