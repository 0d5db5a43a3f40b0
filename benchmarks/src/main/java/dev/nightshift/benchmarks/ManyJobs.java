package dev.nightshift.benchmarks;

import dev.nightshift.domain.batch.TypeName;
import java.util.List;

/** Any number of jobs, made by the database itself. */
final class ManyJobs {

    /** An id of version 7 of an instant, different for every number. */
    private static final String ID =
            "(lpad(to_hex((extract(epoch FROM made) * 1000)::bigint), 12, '0') || '7' || lpad(to_hex(i % 4096), 3, '0')"
                    + " || '8000' || lpad(to_hex(i), 12, '0'))::uuid";

    /** Of 20,000 jobs 1 was set aside, 180 were cancelled, 400 failed; 12,000 are of one type and 2 of another. */
    private static final String FINISHED =
            """
            INSERT INTO batch_finished (job_id, priority, state, due, token, streak, retries, attempts, crashes, done, skipped,
                                        total, log_lines, split, type_name, type_version, strategy, owner, parameters,
                                        error, created_at, started_at, finished_at)
            SELECT %s, CASE WHEN i %% 50 = 0 THEN 0 WHEN i %% 10 = 1 THEN 2 ELSE 1 END,
                   CASE WHEN i %% 20000 = 7 THEN 'QUARANTINED' WHEN i %% 20000 < 181 THEN 'CANCELLED'
                        WHEN i %% 50 = 11 THEN 'FAILED' ELSE 'COMPLETED' END,
                   made, 1, 0, 0, 1, 0, 100, 0, 100, 0, false,
                   CASE WHEN i %% 10000 = 4999 THEN 'RARE_TYPE' WHEN i %% 5 < 3 THEN 'STATS_BACKFILL'
                        ELSE 'TYPE_' || chr(65 + (i %% 7)::int) END, 1, 'CHUNKED',
                   CASE WHEN i %% 50000 = 77 THEN 'rare.owner' ELSE 'user-' || i * 7919 %% 300 END,
                   jsonb_build_object('from', to_char(made, 'YYYY-MM-DD'), 'project', 'project-' || i * 31 %% 4000,
                                      'note', CASE WHEN i %% 40000 = 123 THEN 'needle in the hay' ELSE 'nightly run' END),
                   CASE WHEN i %% 50 = 11 THEN 'java.io.IOException: connection to host-' || i %% 90 || ' was reset' END,
                   made, made + interval '1 s', made + interval '2 s'
            FROM generate_series(1::bigint, %d) AS i,
                 LATERAL (SELECT date_trunc('month', now()) + (now() - date_trunc('month', now())) * (i / %d::float)) AS at (made)
            """;

    private static final String QUEUED =
            """
            INSERT INTO batch_live (job_id, partition, lane, priority, state, claim_at, due, type_name, type_version, strategy,
                                    owner, parameters, created_at)
            SELECT %s, 0, '%s', 1, 'QUEUED', made, made, '%s', 1, 'CHUNKED', 'bench', '{}', made
            FROM generate_series(1::bigint, %d) AS i,
                 LATERAL (SELECT now() - interval '1 hour' + i * interval '1 ms') AS at (made)
            """;

    private ManyJobs() {}

    /** So many finished jobs of this month and no others, with all their indexes and statistics. */
    static void finished(Sql sql, int jobs) {
        List<String> indexes = sql.query(
                "SELECT indexname, replace(indexdef, ' ON ONLY ', ' ON ') FROM pg_indexes WHERE tablename = 'batch_finished'"
                        + " AND indexname <> 'batch_finished_pkey'",
                row -> "DROP INDEX " + row.getString(1) + ";" + row.getString(2));
        sql.execute("TRUNCATE batch_finished");
        for (String index : indexes) {
            sql.execute(index.substring(0, index.indexOf(';')));
        }
        say("%,d finished jobs".formatted(jobs));
        sql.execute(FINISHED.formatted(ID, jobs, jobs));
        sql.execute("SET maintenance_work_mem = '512MB'");
        for (String index : indexes) {
            say(index.substring(index.indexOf(';') + 1));
            sql.execute(index.substring(index.indexOf(';') + 1));
        }
        sql.execute("VACUUM (ANALYZE) batch_finished");
    }

    /** So many jobs that wait, and nothing else alive. */
    static void queued(Sql sql, TypeName type, int jobs) {
        sql.execute("TRUNCATE batch_live, batch_history");
        sql.execute(QUEUED.formatted(ID, type, type.name(), jobs));
        sql.execute("VACUUM (ANALYZE) batch_live");
    }

    private static void say(String step) {
        System.err.println("generated jobs: " + step);
    }
}
