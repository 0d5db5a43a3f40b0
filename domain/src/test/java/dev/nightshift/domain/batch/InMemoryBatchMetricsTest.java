package dev.nightshift.domain.batch;

import dev.nightshift.domain.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

class InMemoryBatchMetricsTest extends BatchMetricsContract {

    private final MovableClock clock = MovableClock.at("2026-03-02T09:00:00Z");
    private final InMemoryBatch batch = new InMemoryBatch(clock);

    @Override
    protected BatchPorts batch() {
        return batch.ports();
    }

    @Override
    protected void letPass(Duration time) {
        clock.advance(time);
    }

    @Override
    protected Instant now() {
        return clock.instant();
    }

    @Override
    protected <T> T inOne(Supplier<T> work) {
        return batch.atomically(work);
    }
}
