package dev.nightshift.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import dev.nightshift.adapters.persistence.DataSourceConnections;
import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.adapters.persistence.sentiment.PostgresDifferences;
import dev.nightshift.adapters.persistence.sentiment.PostgresFindings;
import dev.nightshift.adapters.persistence.sentiment.PostgresIndexDays;
import dev.nightshift.adapters.persistence.sentiment.PostgresMarketTables;
import dev.nightshift.application.batch.EngineDefaults;
import dev.nightshift.application.batch.JobRequest;
import dev.nightshift.application.sentiment.DataValidation;
import dev.nightshift.application.sentiment.HistoricalBackfill;
import dev.nightshift.application.sentiment.IndexRecalculation;
import dev.nightshift.application.sentiment.ReadMarketData;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.JobState;
import dev.nightshift.domain.sentiment.MarketData;
import dev.nightshift.domain.sentiment.MarketRow;
import dev.nightshift.domain.sentiment.Method;
import dev.nightshift.domain.sentiment.Methods;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The kinds of work on market data through the engine, on 15 generated years. */
final class SentimentJobs implements Benchmark {

    private static final int TRADING_DAYS = 15 * 252;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
    private static final int MEGA = 1 << 20;
    private static final Map<String, Object> RANGE = Map.of("startDate", "1995-01-02", "endDate", "2009-12-31");

    @Override
    public String name() {
        return "sentiment-jobs";
    }

    @Override
    public List<Figure> measure(Workbench bench) {
        try (BatchDatabase fresh = BatchDatabase.fresh(bench, name());
                HikariDataSource pool = fresh.pool(BatchDatabase.OURS, 8)) {
            Database database = new Database(new DataSourceConnections(pool));
            PostgresMarketTables tables = new PostgresMarketTables(database);
            PostgresIndexDays days = new PostgresIndexDays(database);
            PostgresFindings findings = new PostgresFindings(database);
            ReadMarketData readMarketData = new ReadMarketData(tables);
            fill(tables, Methods.US_INPUTS);
            try (BatchEngine engine = new BatchEngine(
                    pool,
                    List.of(
                            new HistoricalBackfill(readMarketData, days),
                            new IndexRecalculation(readMarketData, days, findings, new PostgresDifferences(database)),
                            new DataValidation(tables, readMarketData, days, findings)))) {
                engine.start(4, 4, EngineDefaults.STANDARD);
                return figures(engine);
            }
        }
    }

    private static List<Figure> figures(BatchEngine engine) {
        pools().forEach(MemoryPoolMXBean::resetPeakUsage);
        double backfill =
                seconds(engine, HistoricalBackfill.NAME.toString(), ranged("validationLevel", "COMPREHENSIVE"));
        double recalculation =
                seconds(engine, IndexRecalculation.NAME.toString(), ranged("weights", Map.of("momentum", 2L)));
        double validation = seconds(engine, DataValidation.NAME.toString(), Map.of("tables", List.of("us_inputs")));
        long heap = pools().stream()
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
        return List.of(
                Figure.low("backfill of 15 years, COMPREHENSIVE", backfill, "s").atMost(60),
                Figure.high("days recalculated", TRADING_DAYS / recalculation * 3_600, "/h")
                        .atLeast(100_000),
                Figure.high("rows validated", TRADING_DAYS / validation * 3_600, "/h")
                        .atLeast(1_000_000),
                Figure.low("peak heap of the three, pools added up", (double) heap / MEGA, "MB")
                        .atMost(512));
    }

    private static Map<String, Object> ranged(String name, Object value) {
        return Map.of("method", "us-inputs", "dateRange", RANGE, name, value);
    }

    private static double seconds(BatchEngine engine, String type, Map<String, Object> parameters) {
        long startedAt = System.nanoTime();
        JobId job = engine.create(List.of(JobRequest.of(type, parameters))).get(0);
        JobState state;
        do {
            Pause.of(BETWEEN_LOOKS);
            state = engine.jobs().find(job).orElseThrow().state();
        } while (!state.isFinished());
        if (state != JobState.COMPLETED) {
            throw new BenchmarkFailed("%s ended %s: %s"
                    .formatted(
                            type, state, engine.jobs().find(job).orElseThrow().error()));
        }
        double took = (System.nanoTime() - startedAt) / 1e9;
        System.err.printf("%s: %.2f s%n", type, took);
        return took;
    }

    private static void fill(PostgresMarketTables tables, Method method) {
        MarketData data = SentimentBenchmark.generated(method, TRADING_DAYS);
        Map<LocalDate, Map<String, Double>> rows = new TreeMap<>();
        data.series().forEach((name, series) -> {
            for (int i = 0; i < series.size(); i++) {
                rows.computeIfAbsent(series.date(i), any -> new TreeMap<>()).put(name.column(), series.value(i));
            }
        });
        tables.replace(
                "us_inputs",
                rows.entrySet().stream()
                        .map(row -> MarketRow.of(row.getKey(), row.getValue()))
                        .toList());
    }

    private static List<MemoryPoolMXBean> pools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }
}
