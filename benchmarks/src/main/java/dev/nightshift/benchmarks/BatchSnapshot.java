package dev.nightshift.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import dev.nightshift.application.batch.JobRequest;
import dev.nightshift.domain.batch.Advance;
import dev.nightshift.domain.batch.Claim;
import dev.nightshift.domain.batch.WorkerId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a snapshot that somebody holds open does to the queue, and how many updates of what is hot touch no index. */
final class BatchSnapshot implements Benchmark {

    private static final int RUNNING = 50;
    private static final int CHUNKS = 100;

    /** What PostgreSQL counts is seen by others after a second. */
    private static final Duration UNTIL_COUNTED = Duration.ofMillis(1_500);

    @Override
    public String name() {
        return "batch-snapshot";
    }

    @Override
    public List<Figure> measure(Workbench bench) {
        BatchScale scale = bench.batch();
        try (BatchDatabase database = BatchDatabase.fresh(bench, name());
                Sql sql = database.sql()) {
            List<Figure> figures = new ArrayList<>();
            try (JobRunner ours = new OurRunner(database, scale)) {
                figures.add(throughput(ours, database, scale));
                ours.empty();
            }
            figures.addAll(hot(database, sql, scale));
            Map<String, Object> settings = database.settings();
            return figures.stream()
                    .map(figure -> figure.with("settings", settings))
                    .toList();
        }
    }

    private static Figure throughput(JobRunner ours, BatchDatabase database, BatchScale scale) {
        Drained.of(ours, scale.jobs() / 2, database);
        return Rounds.measure(
                        scale.rounds(),
                        () -> {
                            ours.empty();
                            try (Sql holder = database.sql()) {
                                holder.execute("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT 1");
                                return second(ours, database, scale);
                            }
                        },
                        () -> {
                            ours.empty();
                            return second(ours, database, scale);
                        })
                .figure("jobs beside an open snapshot; rival: without one")
                .timesBetter(0.8)
                .with("jobs", scale.jobs());
    }

    /** The queue drained a second time, over what the first left. */
    private static double second(JobRunner ours, BatchDatabase database, BatchScale scale) {
        Drained.of(ours, scale.jobs(), database);
        return Drained.of(ours, scale.jobs(), database).perSecond();
    }

    private static List<Figure> hot(BatchDatabase database, Sql sql, BatchScale scale) {
        Pause.of(UNTIL_COUNTED);
        Updates liveBefore = Updates.of(sql, "batch_live");
        Updates claimed;
        Updates workersBefore = Updates.of(sql, "batch_workers");
        try (HikariDataSource pool = database.pool(BatchDatabase.OURS, scale.pool());
                BatchEngine engine = new BatchEngine(pool, List.of(new CountedNothing()))) {
            WorkerId worker = new WorkerId(UUID.randomUUID());
            engine.queue().register(worker, "bench", RUNNING, List.of(CountedNothing.NAME));
            engine.create(Collections.nCopies(RUNNING, JobRequest.of(CountedNothing.NAME.toString(), Map.of())));
            List<Claim> claims = engine.queue().claim(worker, List.of(CountedNothing.NAME), RUNNING);
            claimed = new Updates(claims.size(), 0);
            for (int chunk = 1; chunk <= CHUNKS; chunk++) {
                engine.queue().heartbeat(worker);
                for (Claim claim : claims) {
                    engine.queue().advance(claim, new Advance(Integer.toString(chunk), 1, 0, 0));
                }
            }
        }
        Pause.of(UNTIL_COUNTED);
        return List.of(
                hot(
                        "checkpoints",
                        Updates.of(sql, "batch_live").minus(liveBefore).minus(claimed)),
                hot("heartbeats", Updates.of(sql, "batch_workers").minus(workersBefore)));
    }

    private static Figure hot(String what, Updates updates) {
        return Figure.high(what + ", share of HOT updates", 100.0 * updates.hot() / updates.all(), "%")
                .atLeast(95)
                .with("updates", updates.all());
    }

    /** How often rows of a table were updated, and how often without a new entry in an index. */
    private record Updates(long all, long hot) {

        static Updates of(Sql sql, String table) {
            return sql.query(
                            "SELECT n_tup_upd, n_tup_hot_upd FROM pg_stat_user_tables WHERE relname = '" + table + "'",
                            row -> new Updates(row.getLong(1), row.getLong(2)))
                    .get(0);
        }

        Updates minus(Updates before) {
            return new Updates(all - before.all, hot - before.hot);
        }
    }
}
