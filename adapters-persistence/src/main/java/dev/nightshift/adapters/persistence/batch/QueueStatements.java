package dev.nightshift.adapters.persistence.batch;

/** The statements of the queue, but for the claim. */
final class QueueStatements {

    static final String REGISTER =
            """
            INSERT INTO batch_workers (id, name, concurrency, types, started_at, beat_at)
            VALUES (:worker, :name, :concurrency, :types, clock_timestamp(), clock_timestamp())
                ON CONFLICT (id) DO UPDATE
               SET name = excluded.name, concurrency = excluded.concurrency, types = excluded.types,
                   started_at = excluded.started_at, beat_at = excluded.beat_at, overload = NULL
            """;

    static final String BEAT =
            """
            WITH beat AS (
                UPDATE batch_workers SET beat_at = clock_timestamp() WHERE id = :worker RETURNING id)
            SELECT u.job_id, u.partition, u.token, u.state
              FROM beat LEFT JOIN batch_live u
                ON u.worker = beat.id
               AND (u.state IN (%s) OR u.deadline_at <= clock_timestamp())
            """
                    .formatted(States.ASKING);

    static final String ADVANCE =
            """
            UPDATE batch_live
               SET checkpoint = :checkpoint, done = done + :done, skipped = skipped + :skipped,
                   log_lines = log_lines + :lines, streak = 0, retries = 0, total = coalesce(:total, total)
             WHERE job_id = :job AND partition = :partition AND token = :token AND worker IS NOT DISTINCT FROM :worker
               AND state IN (%s)
            RETURNING state, set_config('idle_in_transaction_session_timeout', :holding, true)
            """
                    .formatted(States.ACTIVE);

    static final String DECLARE =
            """
            INSERT INTO batch_lanes (type, max_running, rate_interval)
            VALUES (:type, :most, :micros * interval '1 microsecond')
                ON CONFLICT (type) DO UPDATE
               SET max_running = excluded.max_running, rate_interval = excluded.rate_interval
            """;

    /** Those that run since before the type was limited; whoever is locked is about to end. */
    static final String COUNT_RUNNING =
            """
            WITH uncounted AS (
                SELECT job_id FROM batch_live
                 WHERE lane = :type AND partition = 0 AND NOT counted
                   AND state IN (%s)
                   FOR UPDATE SKIP LOCKED)
            UPDATE batch_live u SET counted = true FROM uncounted WHERE u.job_id = uncounted.job_id AND u.partition = 0
            """
                    .formatted(States.ACTIVE);

    static final String RECOUNT =
            """
            UPDATE batch_lanes
               SET running = (SELECT count(*) FROM batch_live u WHERE u.lane = type AND u.counted)
             WHERE type = :type
            """;

    /** Nobody could beat while PostgreSQL was down: it is silence since its start that counts. */
    static final String DEAD_WORKERS =
            """
            DELETE FROM batch_workers
             WHERE beat_at <= clock_timestamp() - :lease * interval '1 ms'
               AND pg_postmaster_start_time() <= clock_timestamp() - :lease * interval '1 ms'
            RETURNING id, name
            """;

    static final String LEFT_BEHIND =
            """
            SELECT u.job_id, u.partition FROM batch_live u
             WHERE u.worker IS NOT NULL AND NOT EXISTS (SELECT FROM batch_workers w WHERE w.id = u.worker)
            """;

    static final String DUE =
            """
            SELECT job_id, partition, owner, lane, priority, waiting_on FROM batch_live
             WHERE wake_at <= clock_timestamp()
             ORDER BY wake_at, job_id, partition LIMIT :limit
            """;

    static final String WAKE =
            """
            WITH awake AS (
                SELECT u.job_id, u.partition, u.state, d.turn_no
                  FROM unnest(:jobs, :partitions, :turns) AS d (job_id, partition, turn_no)
                  JOIN batch_live u USING (job_id, partition)
                 WHERE u.job_id = ANY (:jobs) AND u.wake_at <= clock_timestamp()
                 ORDER BY u.job_id, u.partition
                   FOR UPDATE OF u SKIP LOCKED),
            woken AS (
                UPDATE batch_live u
                   SET state = 'QUEUED', wake_at = NULL, turn_no = awake.turn_no,
                       claim_at = CASE WHEN u.waiting_on = 0
                                       THEN u.due + (:agingDelays)[u.priority + 1] * interval '1 ms' END,
                       reason = CASE awake.state WHEN 'RETRY_WAIT' THEN :reason ELSE u.reason END
                  FROM awake
                 WHERE u.job_id = awake.job_id AND u.partition = awake.partition
                   AND u.job_id = ANY (ARRAY(SELECT job_id FROM awake))
                RETURNING u.job_id, u.partition, awake.state AS before, u.token),
            moved AS (
                INSERT INTO batch_history (job_id, partition, from_state, to_state, actor, reason, token, at)
                SELECT job_id, partition, before, 'QUEUED', :actor, :reason, token, clock_timestamp()
                  FROM woken WHERE before = 'RETRY_WAIT')
            SELECT count(*) FROM woken
            """;

    static final String WORKERS =
            """
            SELECT w.*, (SELECT count(*) FROM batch_live u WHERE u.worker = w.id) AS running FROM batch_workers w
            """;

    static final String LANES =
            """
            SELECT u.type_name, u.type_version, coalesce(l.max_running, 0) AS most, coalesce(l.running, 0) AS running,
                   coalesce(l.rate_interval IS NOT NULL AND l.next_start_at > clock_timestamp(), false) AS rate_reached
              FROM (SELECT DISTINCT lane, type_name, type_version FROM batch_live
                     WHERE partition = 0 AND state IN (%s)) AS u
              LEFT JOIN batch_lanes l ON l.type = u.lane
            """
                    .formatted(States.UNDER_WAY);

    private QueueStatements() {}
}
