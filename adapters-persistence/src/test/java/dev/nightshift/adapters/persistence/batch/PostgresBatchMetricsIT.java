package dev.nightshift.adapters.persistence.batch;

import dev.nightshift.domain.batch.BatchMetricsContract;
import dev.nightshift.domain.batch.BatchPorts;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

class PostgresBatchMetricsIT extends BatchMetricsContract {

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
