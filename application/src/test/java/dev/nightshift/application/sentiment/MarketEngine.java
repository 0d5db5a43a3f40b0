package dev.nightshift.application.sentiment;

import dev.nightshift.application.RollingBack;
import dev.nightshift.application.batch.CreateJobs;
import dev.nightshift.application.batch.EngineDefaults;
import dev.nightshift.application.batch.JobRequest;
import dev.nightshift.application.batch.JobTypes;
import dev.nightshift.application.batch.Worker;
import dev.nightshift.domain.MovableClock;
import dev.nightshift.domain.accounts.Role;
import dev.nightshift.domain.audit.InMemoryAuditLog;
import dev.nightshift.domain.batch.BatchJob;
import dev.nightshift.domain.batch.InMemoryBatch;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.JobIds;
import dev.nightshift.domain.batch.Requester;
import dev.nightshift.domain.batch.Strategy;
import dev.nightshift.domain.sentiment.InMemorySentiment;
import dev.nightshift.domain.sentiment.report.PlainReportFormat;
import dev.nightshift.domain.sentiment.validation.Finding;
import dev.nightshift.domain.sentiment.validation.Findings.Placed;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** The engine and the five kinds of work in memory, on the thread of the test. */
final class MarketEngine {

    final InMemorySentiment sentiment = new InMemorySentiment();
    private final MovableClock clock = MovableClock.at(Instant.parse("2026-01-15T10:00:00Z"));
    private final InMemoryBatch batch = new InMemoryBatch(clock);
    final RollingBack transactions = new RollingBack(batch, sentiment);
    final ReadMarketData readMarketData = new ReadMarketData(sentiment.tables());
    private final InMemoryStoredTables heldTables = new InMemoryStoredTables(sentiment.tables(), transactions);
    final ImportMarket importMarket = new ImportMarket(transactions, heldTables, sentiment.migrations());
    final ImportOlderTable importOlderTable = new ImportOlderTable(transactions, sentiment.olderTables());
    private final JobTypes types = new JobTypes(List.of(
            new HistoricalBackfill(readMarketData, sentiment.days()),
            new IndexRecalculation(readMarketData, sentiment.days(), sentiment.findings(), sentiment.differences()),
            new DataValidation(sentiment.tables(), readMarketData, sentiment.days(), sentiment.findings()),
            new BulkReport(sentiment.days(), sentiment.reports(), new PlainReportFormat()),
            new DataMigration(sentiment.olderTables(), heldTables, sentiment.migrations(), sentiment.findings())));
    private final CreateJobs createJobs = new CreateJobs(
            transactions,
            batch.jobs(),
            batch.templates(),
            types,
            new JobIds(clock, new Random(7)),
            new InMemoryAuditLog(),
            clock);
    final KeepIndexCurrent keepIndexCurrent = new KeepIndexCurrent(
            transactions, readMarketData, sentiment.days(), sentiment.upkeep(), batch.jobs(), createJobs);
    private final Worker worker = Worker.on(
                    transactions, batch.queue(), batch.logs(), batch.deadItems(), types, Runnable::run)
            .named("one")
            .concurrency(4)
            .usually(new EngineDefaults(10, 4, EngineDefaults.STANDARD.retry()))
            .build(clock, new Random(1));

    MarketEngine() {
        worker.register();
    }

    /** Weekdays of 2023 and 2024 with all that the Korean index needs. */
    MarketEngine withKorea() {
        return withKorea(LocalDate.parse("2023-01-02"), LocalDate.parse("2024-12-31"));
    }

    /** Weekdays from the first day to before the end with all that the Korean index needs; moves are never the same. */
    MarketEngine withKorea(LocalDate first, LocalDate end) {
        Random random = new Random(5);
        List<LocalDate> days = first.datesUntil(end)
                .filter(day -> day.getDayOfWeek().getValue() < 6)
                .toList();
        importMarket.takeIn(
                "kr_put_call",
                sink -> days.forEach(
                        day -> sink.row(day, Map.of("put_call", 0.5 + random.nextDouble()), Optional.empty())));
        importMarket.takeIn(
                "kr_volumes",
                sink -> days.forEach(day -> sink.row(
                        day,
                        Map.of(
                                "advancing_volume",
                                (double) (1_000 + random.nextInt(9_000)),
                                "declining_volume",
                                (double) (1_000 + random.nextInt(9_000))),
                        Optional.empty())));
        importMarket.takeIn(
                "kr_published",
                sink -> days.forEach(day -> sink.row(
                        day,
                        Map.of(
                                "momentum",
                                100 * random.nextDouble(),
                                "credit_spread",
                                100 * random.nextDouble(),
                                "volatility",
                                100 * random.nextDouble(),
                                "safe_haven",
                                100 * random.nextDouble()),
                        Optional.empty())));
        return this;
    }

    /** Makes a job and works until nothing is left. */
    JobId run(String type, Map<String, ?> parameters) {
        return run(type, parameters, Strategy.CHUNKED);
    }

    JobId run(String type, Map<String, ?> parameters, Strategy strategy) {
        Map<String, @Nullable Object> given = new HashMap<>(parameters);
        JobRequest request = new JobRequest(null, type, null, given, null, strategy, null, List.of(), true);
        JobId id = ((CreateJobs.Outcome.Created) createJobs.create(List.of(request), new Requester("ann", Role.ADMIN)))
                .jobs()
                .get(0)
                .id();
        runAll();
        return id;
    }

    void runAll() {
        while (worker.work() > 0) {
            // until nothing is left to claim
        }
    }

    BatchJob job(JobId id) {
        return batch.jobs().find(id).orElseThrow();
    }

    List<Finding> findings(JobId id) {
        return sentiment.findings().of(id, null, 100_000).items().stream()
                .map(Placed::finding)
                .toList();
    }

    /** The last line that the job said. */
    String log(JobId id) {
        List<String> lines = lines(id);
        return lines.get(lines.size() - 1);
    }

    List<String> lines(JobId id) {
        return batch.logs().of(id, null, 100_000).items().stream()
                .map(each -> each.line().text())
                .toList();
    }

    static Map<String, String> range(String first, String last) {
        return Map.of("startDate", first, "endDate", last);
    }
}
