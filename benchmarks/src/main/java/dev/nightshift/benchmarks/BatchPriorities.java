package dev.nightshift.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import dev.nightshift.adapters.persistence.batch.EngineTimings;
import dev.nightshift.application.batch.EngineDefaults;
import dev.nightshift.application.batch.JobRequest;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.Priority;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** How long a job of LOW waits while jobs of HIGH never cease; and many long jobs on one worker with many behind. */
final class BatchPriorities implements Benchmark {

    private static final Duration AGING_DELAY = Duration.ofSeconds(2);
    private static final Duration ITEM = Duration.ofMillis(200);

    /** What the engine itself may take, beside the jobs. */
    private static final Duration CLAIMING = Duration.ofMillis(100);

    private static final int THREADS = 4;
    private static final int BACKLOG = 4;
    private static final int LOW_JOBS = 10;

    private static final int LONG_JOBS = 50;
    private static final Duration LONG = Duration.ofSeconds(12);
    private static final int BEHIND = 10_000;

    @Override
    public String name() {
        return "batch-priorities";
    }

    @Override
    public List<Figure> measure(Workbench bench) {
        BatchScale scale = bench.batch();
        try (BatchDatabase database = BatchDatabase.fresh(bench, name());
                Sql sql = database.sql();
                HikariDataSource pool = database.pool(BatchDatabase.OURS, scale.pool())) {
            List<Figure> figures = new ArrayList<>();
            figures.add(lowUnderHigh(pool, sql));
            sql.execute("TRUNCATE batch_live, batch_finished, batch_history");
            figures.addAll(longJobs(pool, sql));
            Map<String, Object> settings = database.settings();
            return figures.stream()
                    .map(figure -> figure.with("settings", settings))
                    .toList();
        }
    }

    /** Jobs of HIGH are kept coming so that some always wait; now and then comes one of LOW. */
    private static Figure lowUnderHigh(HikariDataSource pool, Sql sql) {
        try (BatchEngine engine = new BatchEngine(
                pool, List.of(new Sleeping()), new EngineTimings(AGING_DELAY, EngineTimings.DEFAULT.longestHold()))) {
            engine.start(THREADS, THREADS, EngineDefaults.STANDARD);
            Set<JobId> low = new TreeSet<>();
            long neverIdle = 0;
            long looks = 0;
            long nextLowAt = System.nanoTime() + AGING_DELAY.toNanos();
            long lastLowAt = nextLowAt + LOW_JOBS * Duration.ofMillis(500).toNanos();
            long end = lastLowAt + AGING_DELAY.multipliedBy(3).toNanos();
            while (System.nanoTime() < end) {
                long waiting = sql.number("SELECT count(*) FROM batch_live WHERE priority = 0 AND state = 'QUEUED'");
                looks++;
                neverIdle += waiting > 0 ? 1 : 0;
                if (waiting < BACKLOG) {
                    engine.create(Collections.nCopies((int) (BACKLOG - waiting), job(Priority.HIGH, ITEM)));
                }
                if (low.size() < LOW_JOBS && System.nanoTime() > nextLowAt) {
                    low.addAll(engine.create(List.of(job(Priority.LOW, ITEM))));
                    nextLowAt += Duration.ofMillis(500).toNanos();
                }
                Pause.of(Duration.ofMillis(5));
            }
            List<Double> waits = sql.query(
                    "SELECT extract(epoch FROM started_at - created_at) FROM batch_finished WHERE priority = 2",
                    row -> row.getDouble(1));
            if (waits.size() < LOW_JOBS) {
                throw new BenchmarkFailed("%d jobs of LOW never started".formatted(LOW_JOBS - waits.size()));
            }
            // Jobs of HIGH that came before the end of the aging delay go first: those that wait, and one that runs.
            Duration before = ITEM.multipliedBy(BACKLOG / THREADS + 1).plus(CLAIMING);
            return Figure.low("longest wait of LOW while HIGH never ceases", Collections.max(waits), "s")
                    .atMost(AGING_DELAY.plus(before).toMillis() / 1_000.0)
                    .with("waits", waits)
                    .with("agingDelaySeconds", AGING_DELAY.toMillis() / 1_000.0)
                    .with("shareOfLooksWithHighWaiting", (double) neverIdle / looks);
        }
    }

    private static List<Figure> longJobs(HikariDataSource pool, Sql sql) {
        try (BatchEngine engine = new BatchEngine(pool, List.of(new Sleeping()))) {
            engine.create(Collections.nCopies(LONG_JOBS, job(Priority.NORMAL, LONG)));
            engine.create(Collections.nCopies(BEHIND, job(Priority.NORMAL, Duration.ZERO)));
            long startedAt = System.nanoTime();
            engine.start(LONG_JOBS, LONG_JOBS, EngineDefaults.STANDARD);
            long most = 0;
            @Nullable Double allRunAfter = null;
            while (System.nanoTime() - startedAt < LONG.toNanos() / 2) {
                most = Math.max(most, sql.number("SELECT count(*) FROM batch_live WHERE state = 'RUNNING'"));
                if (most == LONG_JOBS && allRunAfter == null) {
                    allRunAfter = (System.nanoTime() - startedAt) / 1e9;
                }
                Pause.of(Duration.ofMillis(5));
            }
            while (sql.number("SELECT count(*) FROM (SELECT FROM batch_live LIMIT 1) AS one") > 0) {
                Pause.of(Duration.ofMillis(20));
            }
            double took = (System.nanoTime() - startedAt) / 1e9;
            long attempts =
                    sql.number("SELECT count(*) FROM batch_finished WHERE attempts > 1 OR state <> 'COMPLETED'");
            return List.of(
                    Figure.high("long jobs at once on a worker, %,d behind".formatted(BEHIND), (double) most, "jobs")
                            .atLeast(LONG_JOBS)
                            .with("secondsUntilAllRan", allRunAfter == null ? -1.0 : allRunAfter),
                    Figure.low("runs that were lost or begun twice", (double) attempts, "runs")
                            .atMost(0),
                    Figure.low("all of them done after the long ones", took - LONG.toSeconds(), "s"));
        }
    }

    private static JobRequest job(Priority priority, Duration time) {
        return new JobRequest(
                null,
                Sleeping.NAME.toString(),
                null,
                Map.of("millis", time.toMillis()),
                priority,
                null,
                null,
                List.of(),
                true);
    }
}
