package dev.nightshift.application.batch;

import dev.nightshift.domain.batch.BatchMetrics;
import dev.nightshift.domain.batch.BatchMetrics.Figures;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** What the engine does, in numbers that are at most a few seconds old. */
public final class ReadBatchMetrics {

    private static final Duration FRESH = Duration.ofSeconds(2);

    private final BatchMetrics figures;
    private final ZoneId zone;
    private final InstantSource clock;
    private @Nullable Figures last;
    private Instant readAt = Instant.MIN;

    public ReadBatchMetrics(BatchMetrics figures, ZoneId zone, InstantSource clock) {
        this.figures = figures;
        this.zone = zone;
        this.clock = clock;
    }

    public synchronized Figures read() {
        Instant now = clock.instant();
        Figures known = last;
        if (known == null || now.isBefore(readAt) || !now.isBefore(readAt.plus(FRESH))) {
            known = figures.read(
                    now.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant());
            last = known;
            readAt = now;
        }
        return known;
    }
}
