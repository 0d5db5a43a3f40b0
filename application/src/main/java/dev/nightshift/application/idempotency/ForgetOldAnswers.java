package dev.nightshift.application.idempotency;

import dev.nightshift.domain.idempotency.IdempotencyKeys;

/** Forgets kept answers whose time is over, in batches that commit by themselves. */
public final class ForgetOldAnswers {

    private static final int BATCH = 1000;

    private final IdempotencyKeys keys;

    public ForgetOldAnswers(IdempotencyKeys keys) {
        this.keys = keys;
    }

    /** @return how many were forgotten */
    public int forget() {
        int all = 0;
        int batch;
        do {
            batch = keys.purgeExpired(BATCH);
            all += batch;
        } while (batch == BATCH);
        return all;
    }
}
