package dev.nightshift.adapters.persistence.batch;

import dev.nightshift.domain.batch.Priority;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * The text of a claim: the first of every branch in the order of its index, merged; then locked by their keys, as far as nobody
 * else has locked them; then given to the worker, all of them found by one array of their places, for a join would look
 * through that array for each of them. It depends on how many lanes there are, and on the size of the claim, so that the
 * planner knows it.
 *
 * @param free how many lanes have no limits
 * @param limited how many have
 * @param size at least as many as are claimed
 */
record ClaimStatement(int free, int limited, int size) {

    private static final int AHEAD = 3;

    /** For so many lanes, and so many units or somewhat more. */
    static ClaimStatement of(int free, int limited, int most) {
        return new ClaimStatement(free, limited, Math.max(4, Integer.highestOneBit(Math.max(1, most - 1)) << 1));
    }

    private static final String BEGIN =
            """
            WITH clock AS MATERIALIZED (
                SELECT clock_timestamp() AS now),
            me AS MATERIALIZED (
                SELECT w.id, w.name FROM batch_workers w
                 WHERE w.id = :worker AND NOT EXISTS (SELECT FROM batch_lanes WHERE type = ANY (:free))),
            """;

    /** Whether anything waits is asked of the index, by its order: EXISTS would become a join that reads the whole queue. */
    private static final String ROOM =
            """
            room AS MATERIALIZED (
                SELECT l.type,
                       least(CASE WHEN l.rate_interval IS NULL THEN :most ELSE 1 END,
                             coalesce(l.max_running - l.running, :most)) AS free
                  FROM batch_lanes l
                 WHERE l.type = ANY (:limited) AND coalesce(l.running < l.max_running, true)
                   AND (l.rate_interval IS NULL OR l.next_start_at <= (SELECT now FROM clock))
                   AND EXISTS (SELECT FROM me)
                   AND (SELECT true FROM batch_live u WHERE u.lane = l.type AND u.claim_at IS NOT NULL
                         ORDER BY u.priority, u.claim_at LIMIT 1)
                   FOR UPDATE OF l SKIP LOCKED),
            """;

    private static final String BRANCH =
            """
            (SELECT claim_at, job_id, partition FROM batch_live
              WHERE lane = %s AND priority = %d AND %s
              ORDER BY claim_at, job_id, partition LIMIT %s)""";

    private static final String TAKE =
            """
            picked AS MATERIALIZED (
                SELECT u.place
                  FROM (SELECT job_id, partition FROM candidate WHERE EXISTS (SELECT FROM me)) AS c
                 CROSS JOIN LATERAL (
                       SELECT l.ctid AS place FROM batch_live l
                        WHERE l.job_id = c.job_id AND l.partition = c.partition AND l.claim_at IS NOT NULL
                          FOR UPDATE SKIP LOCKED) AS u
                 LIMIT :most),
            claimed AS (
                UPDATE batch_live u
                   SET state = 'RUNNING', turn = u.claim_at, claim_at = NULL, worker = me.id, token = u.token + 1,
                       streak = u.streak + 1, attempts = u.attempts + CASE WHEN u.resuming THEN 0 ELSE 1 END,
                       resuming = false, reason = NULL, started_at = coalesce(u.started_at, clock.now),
                       deadline_at = coalesce(u.deadline_at, clock.now + u.max_ms * interval '1 ms')%s
                  FROM me, clock
                 WHERE u.ctid = ANY (ARRAY(SELECT place FROM picked))
                RETURNING u.*),
            moved AS (
                INSERT INTO batch_history (job_id, partition, from_state, to_state, actor, token, at)
                SELECT c.job_id, c.partition, 'QUEUED', 'RUNNING', me.name, c.token, clock.now
                  FROM claimed c, me, clock)%s
            SELECT c.turn, c.lane, c.priority, c.job_id, c.partition, c.token, c.type_name, c.type_version, c.strategy,
                   c.parameters::text AS parameters, c.retries, c.done, c.skipped, c.total, c.checkpoint, c.slice,
                   c.split OR c.partition > 0 AS split,
                   coalesce(c.deadline_at <= clock.now, false) AS overdue, c.replay_of, c.log_lines, c.owner
              FROM claimed c, clock
            """;

    private static final String COUNTED = ", counted = u.lane = ANY (:limited)";

    private static final String USED =
            """
            , used AS (
                UPDATE batch_lanes l
                   SET running = l.running + c.started,
                       next_start_at = CASE WHEN l.rate_interval IS NULL THEN l.next_start_at
                                            ELSE clock.now + l.rate_interval END
                  FROM (SELECT lane, count(*) AS started FROM claimed GROUP BY lane) AS c, clock
                 WHERE l.type = c.lane)
            """;

    String sql() {
        StringBuilder text = new StringBuilder(BEGIN);
        if (limited > 0) {
            text.append(ROOM);
        }
        StringJoiner branches = new StringJoiner("\n UNION ALL\n");
        for (int lane = 0; lane < free; lane++) {
            freeBranches(lane).forEach(branches::add);
        }
        if (limited > 0) {
            branches.add(limitedBranch());
        }
        text.append("candidate AS MATERIALIZED (\n")
                .append(branches)
                .append("\n ORDER BY claim_at, job_id, partition LIMIT ")
                .append(size * AHEAD)
                .append("),\n");
        return text.append(TAKE.formatted(limited > 0 ? COUNTED : "", limited > 0 ? USED : ""))
                .toString();
    }

    private List<String> freeBranches(int lane) {
        List<String> branches = new ArrayList<>();
        for (Priority priority : Priorities.all()) {
            String number = lane + "_" + Priorities.number(priority);
            String floor = "claim_at >= :at%1$s AND (claim_at, job_id, partition) >= (:at%1$s, :job%1$s, :part%1$s)"
                    .formatted(number);
            branches.add(BRANCH.formatted(":lane" + lane, Priorities.number(priority), floor, size * AHEAD));
        }
        return branches;
    }

    private String limitedBranch() {
        StringJoiner branches = new StringJoiner("\n UNION ALL\n");
        for (Priority priority : Priorities.all()) {
            branches.add(
                    BRANCH.formatted("room.type", Priorities.number(priority), "claim_at IS NOT NULL", "room.free"));
        }
        return """
                (SELECT c.claim_at, c.job_id, c.partition
                   FROM room CROSS JOIN LATERAL (%s
                  ORDER BY claim_at, job_id, partition LIMIT room.free) AS c)"""
                .formatted(branches);
    }
}
