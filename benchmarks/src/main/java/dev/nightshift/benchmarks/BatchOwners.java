package dev.nightshift.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import dev.nightshift.application.batch.EngineDefaults;
import dev.nightshift.application.batch.JobRequest;
import dev.nightshift.domain.accounts.Role;
import dev.nightshift.domain.batch.Claim;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.Requester;
import dev.nightshift.domain.batch.WorkerId;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Where the first job of an owner comes while another owner has flooded the queue, and what a claim costs then. */
final class BatchOwners implements Benchmark {

    private static final int FLOOD = 10_000;
    private static final int AT_ONCE = 10;
    private static final int NEWCOMERS = 20;
    private static final int CLAIMS = 80;
    private static final int MANY_OWNERS = 100;
    private static final long JOB_MILLIS = 20;

    @Override
    public String name() {
        return "batch-owners";
    }

    @Override
    public List<Figure> measure(Workbench bench) {
        BatchScale scale = bench.batch();
        try (BatchDatabase database = BatchDatabase.fresh(bench, name());
                Sql sql = database.sql();
                HikariDataSource pool = database.pool(BatchDatabase.OURS, scale.pool())) {
            List<Figure> figures = new ArrayList<>();
            figures.add(claimed(pool, sql, 1));
            figures.add(claimed(pool, sql, 2));
            figures.add(worked(pool, sql, 1));
            figures.add(worked(pool, sql, 2));
            figures.add(cost(pool, sql));
            Map<String, Object> settings = database.settings();
            return figures.stream()
                    .map(figure -> figure.with("settings", settings))
                    .toList();
        }
    }

    /** By claims alone, one worker after the other: exact, whatever else runs on the machine. */
    private static Figure claimed(HikariDataSource pool, Sql sql, int workers) {
        empty(sql);
        try (BatchEngine engine = new BatchEngine(pool, List.of(new Sleeping()))) {
            List<WorkerId> ids = IntStream.range(0, workers)
                    .mapToObj(i -> new WorkerId(UUID.randomUUID()))
                    .toList();
            flood(engine, 0);
            List<Integer> places = new ArrayList<>();
            for (int i = 0; i < NEWCOMERS; i++) {
                ids.forEach(id -> engine.queue().register(id, "bench", AT_ONCE, List.of(Sleeping.NAME)));
                claim(engine, ids);
                JobId first = engine.create(jobs(1, 0), owner(i)).get(0);
                places.add(claim(engine, ids).indexOf(first) + 1);
            }
            if (places.contains(0)) {
                throw new BenchmarkFailed("jobs were not in the next claims: " + places);
            }
            return Figure.low(
                            "place of an owner's first job beside %,d of another, claims of %d, %d workers"
                                    .formatted(FLOOD, AT_ONCE, workers),
                            (double) Collections.max(places),
                            "")
                    .atMost(AT_ONCE * workers)
                    .with("places", places);
        }
    }

    private static List<JobId> claim(BatchEngine engine, List<WorkerId> workers) {
        return workers.stream()
                .flatMap(worker -> engine.queue().claim(worker, List.of(Sleeping.NAME), AT_ONCE).stream())
                .map(claim -> claim.task().job())
                .toList();
    }

    /** By workers that run: how many jobs begin after the first one is there, and before it begins. */
    private static Figure worked(HikariDataSource pool, Sql sql, int workers) {
        empty(sql);
        List<BatchEngine> engines = Stream.generate(() -> new BatchEngine(pool, List.of(new Sleeping())))
                .limit(workers)
                .toList();
        try {
            flood(engines.get(0), JOB_MILLIS);
            engines.forEach(engine -> engine.start(AT_ONCE, AT_ONCE, EngineDefaults.STANDARD));
            List<OffsetDateTime> there = new ArrayList<>();
            for (int i = 0; i < NEWCOMERS; i++) {
                Pause.of(Duration.ofMillis(150));
                engines.get(0).create(jobs(1, JOB_MILLIS), owner(i));
                there.add(sql.query("SELECT clock_timestamp()", row -> row.getObject(1, OffsetDateTime.class))
                        .get(0));
            }
            while (sql.number("SELECT count(*) FROM batch_finished WHERE owner <> 'flood'") < NEWCOMERS) {
                Pause.of(Duration.ofMillis(20));
            }
            List<Long> before = new ArrayList<>();
            List<Double> waits = new ArrayList<>();
            for (int i = 0; i < NEWCOMERS; i++) {
                sql.query(
                        """
                        SELECT count(f.*), greatest(0, extract(epoch FROM max(n.started_at) - timestamptz '%1$s') * 1000)
                          FROM batch_finished n LEFT JOIN batch_finished f
                            ON f.owner = 'flood' AND f.started_at > '%1$s' AND f.started_at < n.started_at
                         WHERE n.owner = '%2$s'"""
                                .formatted(there.get(i), owner(i).name()),
                        row -> before.add(row.getLong(1)) && waits.add(row.getDouble(2)));
            }
            return Figure.low(
                            "jobs that begin before an owner's first beside %,d of another, %d workers of %d"
                                    .formatted(FLOOD, workers, AT_ONCE),
                            (double) Collections.max(before),
                            "jobs")
                    .atMost(AT_ONCE * workers)
                    .with("jobsBefore", before)
                    .with("waitsMillis", waits);
        } finally {
            engines.forEach(BatchEngine::stop);
        }
    }

    /** The median claim from a queue of one owner beside that from one of many. */
    private static Figure cost(HikariDataSource pool, Sql sql) {
        try (BatchEngine engine = new BatchEngine(pool, List.of(new Sleeping()))) {
            List<Double> one = new ArrayList<>();
            List<Double> many = new ArrayList<>();
            for (int round = 0; round < 3; round++) {
                empty(sql);
                flood(engine, 0);
                one.add(claims(engine));
                empty(sql);
                for (int i = 0; i < MANY_OWNERS; i++) {
                    engine.create(jobs(FLOOD / MANY_OWNERS, 0), owner(i));
                }
                many.add(claims(engine));
            }
            return Figure.low(
                            "a claim of %d, %,d queued by %d owners; rival: by one"
                                    .formatted(AT_ONCE, FLOOD, MANY_OWNERS),
                            Collections.min(many),
                            "ms")
                    .against(Collections.min(one))
                    .timesBetter(1 / 1.5)
                    .with("medianMillisOfOne", one)
                    .with("medianMillisOfMany", many);
        }
    }

    private static double claims(BatchEngine engine) {
        WorkerId worker = new WorkerId(UUID.randomUUID());
        engine.queue().register(worker, "bench", AT_ONCE, List.of(Sleeping.NAME));
        long[] nanos = new long[CLAIMS];
        for (int i = 0; i < CLAIMS; i++) {
            nanos[i] = Samples.nanosOf(() -> {
                List<Claim> claims = engine.queue().claim(worker, List.of(Sleeping.NAME), AT_ONCE);
                return claims.isEmpty() ? null : claims;
            });
        }
        return new Samples(nanos).medianMillis();
    }

    private static void flood(BatchEngine engine, long millis) {
        engine.create(jobs(FLOOD, millis), new Requester("flood", Role.ADMIN));
    }

    private static Requester owner(int number) {
        return new Requester("owner" + number, Role.USER);
    }

    private static List<JobRequest> jobs(int count, long millis) {
        return Collections.nCopies(count, JobRequest.of(Sleeping.NAME.toString(), Map.of("millis", millis)));
    }

    private static void empty(Sql sql) {
        sql.execute("TRUNCATE batch_live, batch_finished, batch_history, batch_workers");
    }
}
