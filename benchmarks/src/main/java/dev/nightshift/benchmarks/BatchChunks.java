package dev.nightshift.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import dev.nightshift.application.batch.EngineDefaults;
import dev.nightshift.application.batch.JobRequest;
import dev.nightshift.domain.batch.Source;
import dev.nightshift.domain.batch.TypeName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A CSV file into a table, chunk by chunk: beside Spring Batch, and beside a loop that keeps no checkpoint. */
final class BatchChunks implements Benchmark {

    private static final int CHUNK = 1_000;

    /** Seldom enough that looking costs the database nothing that could be measured. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    @Override
    public String name() {
        return "batch-chunks";
    }

    @Override
    public List<Figure> measure(Workbench bench) {
        BatchScale scale = bench.batch();
        try (BatchDatabase database = BatchDatabase.fresh(bench, name());
                Sql sql = database.sql();
                HikariDataSource pool = database.pool(BatchDatabase.OURS, scale.pool())) {
            sql.execute(CsvRows.TABLE);
            CsvRows file = CsvRows.written(bench.folder("csv").resolve("rows.csv"), scale.rows());
            try (BatchEngine engine = new BatchEngine(pool, List.of(new CsvImport(file), new CsvCopy(file)));
                    SpringBatchImport springBatch = new SpringBatchImport(database, scale, file, CHUNK)) {
                EngineDefaults defaults = new EngineDefaults(
                        CHUNK, EngineDefaults.STANDARD.partitions(), EngineDefaults.STANDARD.retry());
                engine.start(1, 1, defaults);
                List<Figure> figures = figures(
                        scale,
                        () -> timed("ours", sql, scale, () -> run(engine, sql, CsvImport.NAME)),
                        () -> timed("ours by COPY", sql, scale, () -> run(engine, sql, CsvCopy.NAME)),
                        () -> timed("Spring Batch", sql, scale, springBatch::run),
                        () -> timed("a loop without checkpoints", sql, scale, () -> loop(file, pool)));
                Map<String, Object> settings = database.settings();
                return figures.stream()
                        .map(figure -> figure.with("settings", settings)
                                .with("rows", scale.rows())
                                .with("chunk", CHUNK)
                                .with("threads", 1))
                        .toList();
            }
        }
    }

    private static List<Figure> figures(BatchScale scale, Timed ours, Timed copying, Timed springBatch, Timed loop) {
        for (Timed warmUp : List.of(ours, copying, springBatch, loop)) {
            warmUp.take();
        }
        List<Duration> oursTook = new ArrayList<>();
        List<Duration> copyingTook = new ArrayList<>();
        List<Duration> springBatchTook = new ArrayList<>();
        List<Duration> loopTook = new ArrayList<>();
        for (int round = 0; round < scale.rounds(); round++) {
            oursTook.add(ours.take());
            copyingTook.add(copying.take());
            loopTook.add(loop.take());
            springBatchTook.add(springBatch.take());
        }
        double rows = scale.rows();
        double own = Samples.of(oursTook).medianSeconds();
        double plain = Samples.of(loopTook).medianSeconds();
        return List.of(
                Figure.high(
                                "rows of a CSV file kept, by our COPY; rival: Spring Batch",
                                rows / Samples.of(copyingTook).medianSeconds(),
                                "/s")
                        .against(rows / Samples.of(springBatchTook).medianSeconds())
                        .timesBetter(1.2)
                        .with("ours", seconds(copyingTook))
                        .with("rival", seconds(springBatchTook)),
                Figure.high("the same, by the same INSERT; rival: Spring Batch", rows / own, "/s")
                        .against(rows / Samples.of(springBatchTook).medianSeconds())
                        .timesBetter(1.2)
                        .with("ours", seconds(oursTook))
                        .with("rival", seconds(springBatchTook)),
                Figure.low(
                                "checkpoints of %,d rows, on top of a plain loop".formatted(CHUNK),
                                100 * (own / plain - 1),
                                "%")
                        .atMost(3)
                        .with("ours", seconds(oursTook))
                        .with("loop", seconds(loopTook)));
    }

    private static Duration timed(String who, Sql sql, BatchScale scale, Runnable work) {
        sql.execute("TRUNCATE csv_rows");
        long startedAt = System.nanoTime();
        work.run();
        Duration took = Duration.ofNanos(System.nanoTime() - startedAt);
        long kept = sql.number("SELECT count(*) FROM csv_rows");
        if (kept != scale.rows()) {
            throw new BenchmarkFailed("%s kept %,d of %,d rows".formatted(who, kept, scale.rows()));
        }
        System.err.printf("%s: %.2f s%n", who, took.toNanos() / 1e9);
        return took;
    }

    private static void run(BatchEngine engine, Sql sql, TypeName type) {
        engine.create(List.of(JobRequest.of(type.toString(), Map.of())));
        do {
            Pause.of(BETWEEN_LOOKS);
        } while (sql.number("SELECT count(*) FROM batch_live") > 0);
    }

    private static void loop(CsvRows file, HikariDataSource pool) {
        try (Connection connection = pool.getConnection();
                Source.Items<CsvRows.Row> items = file.after(null)) {
            connection.setAutoCommit(false);
            List<CsvRows.Row> chunk = new ArrayList<>();
            for (Source.Item<CsvRows.Row> item = items.next(); item != null; item = items.next()) {
                chunk.add(item.value());
                if (chunk.size() == CHUNK) {
                    CsvImport.insert(connection, chunk);
                    connection.commit();
                    chunk = new ArrayList<>();
                }
            }
            if (!chunk.isEmpty()) {
                CsvImport.insert(connection, chunk);
            }
            connection.commit();
            connection.setAutoCommit(true);
        } catch (SQLException failure) {
            throw new BenchmarkFailed("the loop failed: " + failure.getMessage(), failure);
        }
    }

    private static List<Double> seconds(List<Duration> durations) {
        return durations.stream().map(each -> each.toNanos() / 1e9).toList();
    }

    /** How long one import takes. */
    private interface Timed {
        Duration take();
    }
}
