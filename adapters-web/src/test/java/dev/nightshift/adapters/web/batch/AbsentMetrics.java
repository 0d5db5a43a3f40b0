package dev.nightshift.adapters.web.batch;

import dev.nightshift.application.StorageUnavailable;
import dev.nightshift.domain.batch.BatchMetrics;
import java.time.Instant;

/** Figures that can be away, like the database that keeps them. */
final class AbsentMetrics implements BatchMetrics {

    private final BatchMetrics metrics;
    private volatile boolean away;

    AbsentMetrics(BatchMetrics metrics) {
        this.metrics = metrics;
    }

    void areAway(boolean now) {
        away = now;
    }

    @Override
    public Snapshot read(Instant dayStart) {
        if (away) {
            throw new StorageUnavailable("the database is away", new IllegalStateException());
        }
        return metrics.read(dayStart);
    }

    @Override
    public void count(String name, long times) {
        metrics.count(name, times);
    }
}
