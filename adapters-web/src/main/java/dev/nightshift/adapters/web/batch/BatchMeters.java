package dev.nightshift.adapters.web.batch;

import dev.nightshift.adapters.web.metrics.ReadMeters;
import dev.nightshift.application.batch.ReadBatchMetrics;
import dev.nightshift.domain.batch.BatchMetrics.Snapshot;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The figures of the whole engine as meters.
 *
 * While they cannot be read the gauges are not a number; the counters, which only grow, keep what was read last and are
 * absent until something was, since one that began at 0 would seem to jump.
 */
@Singleton
final class BatchMeters implements ReadMeters {

    private static final System.Logger LOG = System.getLogger(BatchMeters.class.getName());
    private static final String PREFIX = "nightshift.batch.";
    private static final String ALWAYS_THERE = "stale_writes_refused";

    private final ReadBatchMetrics readBatchMetrics;
    private final MeterRegistry registry;
    private final Map<String, Long> counts = new ConcurrentHashMap<>();
    private volatile @Nullable Snapshot last;

    BatchMeters(ReadBatchMetrics readBatchMetrics, MeterRegistry registry) {
        this.readBatchMetrics = readBatchMetrics;
        this.registry = registry;
        gauge("jobs", Tags.of("state", "active"), "Jobs that run or wait for a worker.", Snapshot::active);
        gauge("jobs", Tags.of("state", "queued"), "Jobs that run or wait for a worker.", Snapshot::queued);
        gauge("completed.today", Tags.empty(), "Jobs that completed today.", Snapshot::completed);
        gauge("failed.today", Tags.empty(), "Jobs that failed or were quarantined today.", Snapshot::failed);
        gauge("items.per.second", Tags.empty(), "Items of today over running time.", Snapshot::itemsPerSecond);
        gauge(
                "oldest.waiting.seconds",
                Tags.empty(),
                "How long the first in the queue waits.",
                snapshot -> snapshot.oldestWaiting().orElse(Duration.ZERO).toMillis() / 1000.0);
        Gauge.builder(PREFIX + "figures.known", this, meters -> meters.last == null ? 0 : 1)
                .description("Whether the figures of the engine could be read.")
                .register(registry);
    }

    @Override
    public void read() {
        try {
            Snapshot read = readBatchMetrics.read();
            last = read;
            count(ALWAYS_THERE, read.counts().getOrDefault(ALWAYS_THERE, 0L));
            read.counts().forEach(this::count);
        } catch (RuntimeException away) {
            last = null;
            LOG.log(System.Logger.Level.DEBUG, "The figures of the batch engine cannot be read", away);
        }
    }

    private void gauge(String name, Tags tags, String about, ToDoubleFunction<Snapshot> value) {
        Gauge.builder(PREFIX + name, this, meters -> meters.valueOf(value))
                .tags(tags)
                .description(about)
                .register(registry);
    }

    private double valueOf(ToDoubleFunction<Snapshot> value) {
        Snapshot known = last;
        return known == null ? Double.NaN : value.applyAsDouble(known);
    }

    private void count(String name, long times) {
        if (counts.put(name, times) == null) {
            FunctionCounter.builder(PREFIX + name, counts, all -> all.getOrDefault(name, 0L))
                    .description("Counted by all processes, ever.")
                    .register(registry);
        }
    }
}
