package dev.nightshift.adapters.persistence.batch;

/** The statements of a {@link PostgresUnitOfWork}. */
final class UnitOfWorkStatements {

    /** Also sees to it that a client that stands still holds nothing for longer than this, in ms. */
    private static final String HOLDING =
            ", (SELECT set_config('idle_in_transaction_session_timeout', :holding, true)) AS holding\n";

    static final String HOLD = "SELECT " + LockedTask.COLUMNS + HOLDING
            + """
              FROM unnest(:jobs, :partitions) AS wanted (job_id, partition)
              JOIN batch_live u USING (job_id, partition)
             WHERE u.job_id = ANY (:jobs)
             ORDER BY u.job_id, u.partition
               FOR UPDATE OF u
            """;

    static final String HOLD_PARTITIONS = "SELECT " + LockedTask.COLUMNS + HOLDING
            + """
              FROM batch_live u
             WHERE u.job_id = :job AND u.partition > 0
             ORDER BY u.job_id, u.partition
               FOR UPDATE OF u
            """;

    /** Those that nobody else holds. */
    static final String HOLD_FREE = HOLD.strip() + " SKIP LOCKED";

    static final String UPDATE =
            """
            UPDATE batch_live u
               SET state = c.state, claim_at = c.claim_at, turn_no = coalesce(c.turn_no, u.turn_no), wake_at = c.wake_at, due = c.due, worker = c.worker,
                   streak = c.streak, retries = c.retries, crashes = c.crashes, done = c.done, skipped = c.skipped,
                   total = coalesce(c.total, u.total),
                   log_lines = c.log_lines, waiting_on = c.waiting_on, active_partitions = c.active_partitions,
                   split = c.split, counted = c.counted, resuming = c.resuming, checkpoint = c.checkpoint, error = c.error,
                   reason = c.reason, deadline_at = c.deadline_at
              FROM unnest(:jobs, :partitions, :states, :claimAts, :turns, :wakeAts, :dues, :workers, :streaks, :retries,
                          :crashes, :dones, :skips, :totals, :logLines, :waitingOns, :activePartitions, :splits, :counteds,
                          :resumings, :checkpoints, :errors, :reasons, :deadlines)
                AS c (job_id, partition, state, claim_at, turn_no, wake_at, due, worker, streak, retries,
                      crashes, done, skipped, total, log_lines, waiting_on, active_partitions, split, counted,
                      resuming, checkpoint, error, reason, deadline_at)
             WHERE u.job_id = c.job_id AND u.partition = c.partition AND u.job_id = ANY (:jobs)
            """;

    static final String HISTORY =
            """
            INSERT INTO batch_history (job_id, partition, from_state, to_state, actor, reason, token, at)
            SELECT m.job_id, m.partition, m.from_state, m.to_state, m.actor, m.reason, m.token, clock_timestamp()
              FROM unnest(:jobs, :partitions, :froms, :tos, :actors, :reasons, :tokens)
                   AS m (job_id, partition, from_state, to_state, actor, reason, token)
            """;

    static final String RELEASE = "DELETE FROM batch_dependencies WHERE parent_id = ANY (:parents) RETURNING job_id";

    static final String DEPENDANTS =
            """
            WITH RECURSIVE edge (parent_id, job_id) AS (
                SELECT parent_id, job_id FROM batch_dependencies WHERE parent_id = ANY (:parents)
                 UNION
                SELECT d.parent_id, d.job_id FROM edge JOIN batch_dependencies d ON d.parent_id = edge.job_id)
            SELECT parent_id, job_id FROM edge
            """;

    static final String RELEASE_LANES =
            """
            WITH locked AS (
                SELECT l.type, r.released
                  FROM unnest(:types, :counts) AS r (type, released) JOIN batch_lanes l USING (type)
                 ORDER BY l.type FOR UPDATE OF l)
            UPDATE batch_lanes l SET running = greatest(0, l.running - locked.released)
              FROM locked WHERE l.type = locked.type
            """;

    static final String TALLY =
            """
            INSERT INTO batch_daily AS d (quarter, stripe, completed, failed, completed_ms, ended_ms, items)
            SELECT date_bin(interval '15 minutes', clock_timestamp(), timestamptz '2000-01-01T00:00:00Z'),
                   pg_backend_pid() %% 16, sum(completed), sum(failed), sum(completed * ms), sum(ms), sum(items)
              FROM (SELECT (state IN (%s))::int AS completed, (state IN (%s))::int AS failed,
                           coalesce(extract(epoch FROM clock_timestamp() - started_at) * 1000, 0)::bigint AS ms, items
                      FROM ended) AS e
            HAVING count(*) > 0
                ON CONFLICT (quarter, stripe) DO UPDATE
               SET completed = d.completed + excluded.completed, failed = d.failed + excluded.failed,
                   completed_ms = d.completed_ms + excluded.completed_ms, ended_ms = d.ended_ms + excluded.ended_ms,
                   items = d.items + excluded.items
            """
                    .formatted(States.SUCCEEDED, States.FAILED);

    /** The columns that a job has before and after its end. */
    static final String LASTING =
            """
            job_id, priority, state, due, token, streak, retries, attempts, crashes, done, skipped, total, log_lines,
            split, type_name, type_version, strategy, owner, parameters, checkpoint, error, reason, max_ms, deadline_at,
            not_before, replay_of, created_at, started_at""";

    static final String FINISH =
            """
            WITH part AS (
                DELETE FROM batch_live WHERE job_id = ANY (:jobs) AND partition > 0 RETURNING *),
            whole AS (
                DELETE FROM batch_live WHERE job_id = ANY (:jobs) AND partition = 0 RETURNING *),
            parts AS (
                SELECT job_id, sum(done) AS done, jsonb_agg(jsonb_build_object(
                           'partition', partition, 'slice', slice, 'state', state, 'checkpoint', checkpoint,
                           'done', done, 'skipped', skipped, 'total', total, 'token', token, 'streak', streak,
                           'retries', retries, 'attempts', attempts, 'crashes', crashes, 'log_lines', log_lines,
                           'error', error, 'reason', reason) ORDER BY partition) AS partitions
                  FROM part GROUP BY job_id),
            ended AS (
                SELECT w.state, w.started_at, coalesce(p.done, w.done) AS items
                  FROM whole w LEFT JOIN parts p USING (job_id)),
            kept AS (
                INSERT INTO batch_finished (%s, finished_at, partitions)
                SELECT %s, clock_timestamp(), (SELECT p.partitions FROM parts p WHERE p.job_id = w.job_id)
                  FROM whole w)
            """
                            .formatted(LASTING, LASTING)
                    + TALLY;

    /**
     * Ends whole jobs that run and concern nobody else: one statement for all of them. The worker is compared in a way that
     * no index serves, for that of the workers keeps an entry of every claim as long as somebody holds an old snapshot. What is
     * said of a job is looked up in the arrays: a join compares each job with each other.
     */
    static final String COMPLETE =
            """
            WITH gone AS (
                DELETE FROM batch_live u
                 WHERE u.job_id = ANY (:jobs) AND u.partition = 0
                   AND u.token = (:tokens)[array_position(:jobs, u.job_id)]
                   AND u.worker IS NOT DISTINCT FROM (:workers)[array_position(:jobs, u.job_id)]
                   AND u.state = 'RUNNING' AND NOT (u.split OR u.counted OR u.awaited)
                RETURNING u.*, array_position(:jobs, u.job_id) AS place),
            said AS MATERIALIZED (
                SELECT gone.*, (:checkpoints)[place] AS said_checkpoint, (:dones)[place] AS said_done,
                       (:skips)[place] AS said_skipped, (:totals)[place] AS said_total,
                       (:lines)[place] AS said_lines
                  FROM gone),
            kept AS (
                INSERT INTO batch_finished
                       (job_id, priority, state, due, token, streak, retries, attempts, crashes, done, skipped, total,
                        log_lines, split, type_name, type_version, strategy, owner, parameters, checkpoint, error,
                        max_ms, deadline_at, not_before, replay_of, created_at, started_at, finished_at)
                SELECT job_id, priority, :state, due, token, 0, retries, attempts, crashes, done + said_done,
                       skipped + said_skipped, coalesce(said_total, total), log_lines + said_lines, split,
                       type_name, type_version, strategy,
                       owner, parameters, coalesce(said_checkpoint, checkpoint), NULL,
                       max_ms, deadline_at, not_before, replay_of, created_at, started_at, clock_timestamp()
                  FROM said),
            moved AS (
                INSERT INTO batch_history (job_id, partition, from_state, to_state, actor, token, at)
                SELECT job_id, 0, state, :state,
                       coalesce((SELECT w.name FROM batch_workers w WHERE w.id = said.worker), worker::text), token,
                       clock_timestamp()
                  FROM said),
            ended AS (
                SELECT :state AS state, started_at, done + said_done AS items FROM said),
            told AS (
            """
                    + TALLY
                    + ") SELECT job_id FROM gone";

    /** A finished job that can be started again goes back among the others, with its partitions. */
    static final String REVIVE =
            """
            WITH gone AS (
                DELETE FROM batch_finished WHERE job_id = :job AND state IN (%s) RETURNING *),
            whole AS (
                INSERT INTO batch_live (partition, lane, awaited, quota_of, %s)
                SELECT 0, type_name || CASE WHEN type_version = 1 THEN '' ELSE '@' || type_version END,
                       EXISTS (SELECT FROM batch_dependencies d WHERE d.parent_id = gone.job_id), owner, %s
                  FROM gone)
            INSERT INTO batch_live
                   (job_id, partition, lane, priority, state, due, token, streak, retries, attempts, crashes, done, skipped,
                    total, log_lines, type_name, type_version, strategy, owner, parameters, slice, checkpoint, error,
                    reason, replay_of, created_at)
            SELECT g.job_id, p.partition,
                   g.type_name || CASE WHEN g.type_version = 1 THEN '' ELSE '@' || g.type_version END || '#', g.priority,
                   p.state, g.due, p.token, p.streak, p.retries, p.attempts, p.crashes, p.done, p.skipped, p.total,
                   p.log_lines, g.type_name, g.type_version, g.strategy, g.owner, g.parameters, p.slice, p.checkpoint,
                   p.error, p.reason, g.replay_of, g.created_at
              FROM gone g CROSS JOIN LATERAL jsonb_to_recordset(g.partitions) AS p (
                   partition integer, slice text, state text, checkpoint text, done bigint, skipped bigint,
                   total bigint, token bigint, streak integer, retries integer, attempts integer, crashes integer,
                   log_lines integer, error text, reason text)
            """
                    .formatted(States.STARTING_AGAIN, LASTING, LASTING);

    private UnitOfWorkStatements() {}
}
