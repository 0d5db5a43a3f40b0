package dev.nightshift.benchmarks;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;

/**
 * Jobs for a program that runs, and what its database says about them afterwards. Nothing of the program is used but what
 * stays as it is: its addresses over HTTP, and its tables.
 */
final class EngineLoad {

    private static final String JOBS = "/api/batch/jobs";
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final int ITEMS_A_CHUNK = 10;

    /** In the order in which they are to be claimed, and behind all that was claimed before. */
    private static final String QUEUED =
            """
            INSERT INTO batch_live (job_id, partition, lane, priority, state, claim_at, due, type_name, type_version,
                                    strategy, owner, parameters, created_at)
            SELECT (lpad(to_hex((extract(epoch FROM made) * 1000)::bigint), 12, '0') || '7' || lpad(to_hex(i %% 4096), 3, '0')
                    || '8000' || lpad(to_hex(i), 12, '0'))::uuid,
                   0, 'NO_OP', 1, 'QUEUED', made, made, 'NO_OP', 1, 'CHUNKED', 'benchmarks', '{}', made
              FROM generate_series(1::bigint, %d) AS i,
                   LATERAL (SELECT clock_timestamp() AS made) AS at;
            ANALYZE batch_live
            """;

    /** From the end of the last job that warms up to the end of the last one. */
    private static final String RATE =
            """
            WITH ends AS (SELECT finished_at, row_number() OVER (ORDER BY finished_at) AS n FROM batch_finished)
            SELECT (max(n) - %1$d) / extract(epoch FROM max(finished_at) - max(finished_at) FILTER (WHERE n = %1$d)) FROM ends
            """;

    /** Nothing else gives tasks to a worker. */
    private static final String CLAIMS =
            """
            SELECT sum(calls), sum(rows), sum(total_exec_time) FROM pg_stat_statements
             WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
               AND query LIKE '%batch_live%' AND query LIKE '%SKIP LOCKED%' AND query LIKE '%INTO batch_history%'
               AND query NOT LIKE '%wake_at%' HAVING sum(rows) > 0
            """;

    private final Service service;
    private final String token;
    private final Sql sql;

    EngineLoad(Service service, String token, Sql sql) {
        this.service = service;
        this.token = token;
        this.sql = sql;
    }

    /** Removes all jobs. */
    void empty() {
        sql.execute("TRUNCATE batch_live, batch_finished, batch_history, batch_logs");
    }

    /** Puts jobs that do nothing into the queue, where nobody sees them before {@link #drain}. */
    void prepare(int jobs) {
        empty();
        sql.begin();
        sql.execute(QUEUED.formatted(jobs));
    }

    /** Shows what was prepared, and waits until all has ended. */
    void drain() {
        sql.commit();
        sql.end();
        awaitEnd();
    }

    /**
     * Ended jobs a second.
     *
     * @param warmUp how many jobs do not count
     */
    double perSecond(int warmUp) {
        return sql.query(RATE.formatted(warmUp), row -> row.getDouble(1)).get(0);
    }

    void forgetClaims() {
        sql.query("SELECT pg_stat_statements_reset()::text", row -> row.getString(1));
    }

    /** Since they were forgotten. */
    Claims claims() {
        return sql.query(CLAIMS, row -> new Claims(row.getLong(1), row.getLong(2), row.getDouble(3))).stream()
                .findFirst()
                .orElseThrow(() -> new BenchmarkFailed("no statement looks like a claim"));
    }

    /** Makes jobs of one call that wait to be started. */
    void create(int jobs) {
        make("[" + String.join(",", Collections.nCopies(jobs, "{\"type\":\"NO_OP\",\"start\":false}")) + "]");
    }

    /** Runs a job of so many chunks in which nothing is written but the checkpoint. */
    void checkpoints(int chunks) {
        run("{\"type\":\"NO_OP\",\"parameters\":{\"items\":%d,\"chunkSize\":%d}}"
                .formatted(chunks * ITEMS_A_CHUNK, ITEMS_A_CHUNK));
    }

    /** Runs a job of so many chunks, each of which writes the statistics of ten days. */
    void statistics(int chunks) {
        LocalDate last = LocalDate.now(ZoneOffset.UTC).minusDays(2);
        run("{\"type\":\"STATS_BACKFILL\",\"parameters\":{\"from\":\"%s\",\"to\":\"%s\",\"chunkSize\":%d}}"
                .formatted(last.minusDays((long) chunks * ITEMS_A_CHUNK - 1), last, ITEMS_A_CHUNK));
    }

    /** Of the only job that there is. */
    double chunksPerSecond() {
        return sql.query(
                        "SELECT done / %d / extract(epoch FROM finished_at - started_at) FROM batch_finished"
                                .formatted(ITEMS_A_CHUNK),
                        row -> row.getDouble(1))
                .get(0);
    }

    private void run(String job) {
        empty();
        make(job);
        awaitEnd();
    }

    private void make(String body) {
        service.post(JOBS, token, body, 202);
    }

    /** @throws BenchmarkFailed unless all have completed */
    private void awaitEnd() {
        long startedAt = System.nanoTime();
        while (sql.number("SELECT count(*) FROM (SELECT FROM batch_live LIMIT 1) AS one") > 0) {
            if (System.nanoTime() - startedAt > LIMIT.toNanos()) {
                throw new BenchmarkFailed("jobs have not ended within " + LIMIT);
            }
            Pause.of(LOOK);
        }
        long failed = sql.number("SELECT count(*) FROM batch_finished WHERE state <> 'COMPLETED'");
        if (failed > 0) {
            throw new BenchmarkFailed(failed + " jobs have not completed");
        }
    }

    /** Claims of a worker, and how long the server took for them. */
    record Claims(long calls, long tasks, double millis) {

        double microsOfUnit() {
            return 1e3 * millis / tasks;
        }

        double millisOfCall() {
            return millis / calls;
        }

        double unitsOfCall() {
            return (double) tasks / calls;
        }
    }
}
