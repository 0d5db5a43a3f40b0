package dev.nightshift.adapters.persistence.batch;

import dev.nightshift.domain.batch.BatchPorts;
import dev.nightshift.domain.batch.JobQueueContract;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

class PostgresJobQueueIT extends JobQueueContract {

    private static final PostgresBatch POSTGRES = PostgresBatch.fresh();

    private final BatchPorts ports = POSTGRES.emptied().ports();

    @Override
    protected BatchPorts batch() {
        return ports;
    }

    @Override
    protected void letPass(Duration time) {
        POSTGRES.letPass(time);
    }

    @Override
    protected Instant now() {
        return POSTGRES.now();
    }

    @Override
    protected <T> T inOne(Supplier<T> work) {
        return POSTGRES.database().inOne(work);
    }
}
