package dev.nightshift.application.batch;

import dev.nightshift.domain.batch.BatchMetrics;
import dev.nightshift.domain.batch.BatchMetrics.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** What the engine does, in numbers that are at most a few seconds old. */
public final class ReadBatchMetrics {

    private static final Duration FRESH = Duration.ofSeconds(2);

    private final BatchMetrics metrics;
    private final ZoneId zone;
    private final InstantSource clock;
    private @Nullable Snapshot last;
    private Instant readAt = Instant.MIN;

    public ReadBatchMetrics(BatchMetrics metrics, ZoneId zone, InstantSource clock) {
        this.metrics = metrics;
        this.zone = zone;
        this.clock = clock;
    }

    public synchronized Snapshot read() {
        Instant now = clock.instant();
        Snapshot known = last;
        if (known == null || now.isBefore(readAt) || !now.isBefore(readAt.plus(FRESH))) {
            known = metrics.read(
                    now.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant());
            last = known;
            readAt = now;
        }
        return known;
    }
}
