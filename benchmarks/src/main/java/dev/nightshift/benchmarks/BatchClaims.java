package dev.nightshift.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import dev.nightshift.application.batch.JobRequest;
import dev.nightshift.domain.batch.Claim;
import dev.nightshift.domain.batch.JobQueue;
import dev.nightshift.domain.batch.WorkerId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What a claim costs, whatever waits and whatever has ended; and how long it takes to keep many jobs at once. */
final class BatchClaims implements Benchmark {

    private static final int AT_ONCE = 10;
    private static final int CLAIMS = 80;
    private static final int SMALLEST = 1_000;
    private static final int KEPT_AT_ONCE = 10_000;

    @Override
    public String name() {
        return "batch-claims";
    }

    @Override
    public List<Figure> measure(Workbench bench) {
        BatchScale scale = bench.batch();
        try (BatchDatabase database = BatchDatabase.fresh(bench, name());
                Sql sql = database.sql();
                HikariDataSource pool = database.pool(BatchDatabase.OURS, scale.pool());
                BatchEngine engine = new BatchEngine(pool, List.of(new CountedNothing()))) {
            WorkerId worker = new WorkerId(UUID.randomUUID());
            engine.queue().register(worker, "bench", AT_ONCE, List.of(CountedNothing.NAME));
            Supplier<Samples> claims = () -> claims(engine.queue(), worker);
            ManyJobs.queued(sql, CountedNothing.NAME, SMALLEST);
            System.err.printf("warm-up: %.2f ms a claim%n", claims.get().medianMillis());
            List<Figure> figures = new ArrayList<>();
            figures.add(keptAtOnce(engine, sql, scale));
            Map<Integer, List<Double>> without = byQueue(sql, scale, claims);
            figures.add(flat("a claim of %d, nothing finished".formatted(AT_ONCE), without));
            ManyJobs.finished(sql, scale.finished());
            Map<Integer, List<Double>> with = byQueue(sql, scale, claims);
            figures.add(flat("a claim of %d, %,d finished".formatted(AT_ONCE, scale.finished()), with));
            figures.add(besideFinished(without, with));
            Map<String, Object> settings = database.settings();
            return figures.stream()
                    .map(figure -> figure.with("settings", settings))
                    .toList();
        }
    }

    private static Samples claims(JobQueue queue, WorkerId worker) {
        long[] nanos = new long[CLAIMS];
        for (int i = 0; i < CLAIMS; i++) {
            queue.heartbeat(worker);
            long startedAt = System.nanoTime();
            List<Claim> claims = queue.claim(worker, List.of(CountedNothing.NAME), AT_ONCE);
            nanos[i] = System.nanoTime() - startedAt;
            if (claims.size() != AT_ONCE) {
                throw new BenchmarkFailed("%d units were claimed instead of %d".formatted(claims.size(), AT_ONCE));
            }
        }
        return new Samples(nanos);
    }

    /** The medians of rounds, in ms, by the length of the queue. */
    private static Map<Integer, List<Double>> byQueue(Sql sql, BatchScale scale, Supplier<Samples> claims) {
        Map<Integer, List<Double>> medians = new LinkedHashMap<>();
        for (int round = 0; round < scale.rounds(); round++) {
            for (int queued : lengths(scale)) {
                ManyJobs.queued(sql, CountedNothing.NAME, queued);
                double median = claims.get().medianMillis();
                System.err.printf("%,d queued: %.2f ms a claim of %d%n", queued, median, AT_ONCE);
                medians.computeIfAbsent(queued, any -> new ArrayList<>()).add(median);
            }
        }
        return medians;
    }

    private static List<Integer> lengths(BatchScale scale) {
        return Stream.of(SMALLEST, 10_000, 100_000, 1_000_000)
                .filter(length -> length == SMALLEST || length <= scale.queued())
                .toList();
    }

    /** The longest queue beside the shortest. */
    private static Figure flat(String name, Map<Integer, List<Double>> medians) {
        int longest = Collections.max(medians.keySet());
        double ratio = least(medians, longest) / least(medians, SMALLEST);
        return new Figure(
                        "%s: %,d queued; rival: %,d".formatted(name, longest, SMALLEST),
                        least(medians, longest),
                        "ms",
                        Figure.Sense.LOWER_IS_BETTER,
                        Optional.of(least(medians, SMALLEST)),
                        Optional.of(new Bar("<= 1.5 times", ratio <= 1.5)),
                        Map.of())
                .with("medianMillisByQueue", medians);
    }

    private static Figure besideFinished(Map<Integer, List<Double>> without, Map<Integer, List<Double>> with) {
        int longest = Collections.max(without.keySet());
        double ratio = least(with, longest) / least(without, longest);
        return new Figure(
                "a claim of %d beside finished jobs; rival: none".formatted(AT_ONCE),
                least(with, longest),
                "ms",
                Figure.Sense.LOWER_IS_BETTER,
                Optional.of(least(without, longest)),
                Optional.of(new Bar("<= 1.5 times", ratio <= 1.5)),
                Map.of());
    }

    /** The median of the quietest round: what else runs on the machine only adds. */
    private static double least(Map<Integer, List<Double>> medians, int queued) {
        return Collections.min(medians.getOrDefault(queued, List.of()));
    }

    private static Figure keptAtOnce(BatchEngine engine, Sql sql, BatchScale scale) {
        JobRequest request = JobRequest.of(CountedNothing.NAME.toString(), Map.of());
        List<JobRequest> requests = Collections.nCopies(KEPT_AT_ONCE, request);
        long[] nanos = new long[scale.rounds()];
        for (int round = -1; round < scale.rounds(); round++) {
            sql.execute("TRUNCATE batch_live, batch_history");
            long took = Samples.nanosOf(() -> engine.create(requests));
            if (round >= 0) {
                nanos[round] = took;
            }
        }
        Samples samples = new Samples(nanos);
        return Figure.low("%,d jobs kept in one call".formatted(KEPT_AT_ONCE), samples.medianSeconds(), "s")
                .atMost(1)
                .with("ours", samples.summary());
    }
}
