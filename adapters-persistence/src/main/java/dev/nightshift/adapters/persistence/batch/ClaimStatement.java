package dev.nightshift.adapters.persistence.batch;

import static java.util.stream.Collectors.joining;

import dev.nightshift.domain.batch.Priority;
import java.util.StringJoiner;
import java.util.function.Function;

/**
 * The text of a claim: the first of every branch in the order of its index, merged by their turns within each priority, and then by
 * age as {@link dev.nightshift.domain.batch.ClaimOrder} says; then locked by their keys, as far as nobody else has locked
 * them; then given to the worker, all of them found by one array of their places, for a join would look through that array
 * for each of them. It depends on how many lanes there are, and on the size of the claim, so that the planner knows it.
 *
 * @param free how many lanes have no limits
 * @param limited how many have
 * @param size at least as many as are claimed
 */
record ClaimStatement(int free, int limited, int size) {

    private static final int AHEAD = 3;

    /** For so many lanes, and so many tasks or somewhat more. */
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
                         ORDER BY u.priority, u.turn_no LIMIT 1)
                   FOR UPDATE OF l SKIP LOCKED),
            """;

    private static final String PLACE = "turn_no, claim_at, job_id, partition";

    private static final String BRANCH =
            """
            (SELECT %1$s FROM batch_live
              WHERE lane = %2$s AND priority = %3$d AND claim_at IS NOT NULL%4$s
              ORDER BY %1$s LIMIT %5$s)""";

    /** Those of a limited lane, in the order of claims; as many as there is room for. */
    private static final String BOUNDED =
            """
            bounded AS MATERIALIZED (
                SELECT c.* FROM room CROSS JOIN LATERAL (
                       %s LIMIT room.free) AS c),
            """;

    private static final String OF_PRIORITY =
            """
            (SELECT %1$d AS priority, %2$s FROM (
            %3$s) AS branch
              ORDER BY %2$s LIMIT %4$s)""";

    /** What the age of a task is for others of its priority that go before it. */
    private static final String BY_AGE =
            """
            SELECT priority, turn_no, claim_at, job_id, partition
              FROM (SELECT first.*,
                           min(claim_at) OVER (PARTITION BY priority
                                               ORDER BY turn_no DESC, claim_at DESC, job_id DESC, partition DESC
                                               ROWS UNBOUNDED PRECEDING) AS oldest
                      FROM (
            %s) AS first) AS aged
             ORDER BY oldest, priority, turn_no, claim_at, job_id, partition""";

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
                RETURNING u.job_id, u.partition, u.lane, u.priority, u.turn_no, u.turn, u.token, u.type_name, u.type_version,
                          u.strategy, u.parameters, u.retries, u.done, u.skipped, u.total, u.checkpoint, u.slice, u.split,
                          u.deadline_at, u.replay_of, u.log_lines, u.owner),
            served AS MATERIALIZED (
                SELECT CASE c.priority WHEN 0 THEN setval('batch_turns_high', %s)
                                       WHEN 1 THEN setval('batch_turns_normal', %s)
                                       ELSE setval('batch_turns_low', %s) END
                  FROM claimed c GROUP BY c.priority),
            moved AS (
                INSERT INTO batch_history (job_id, partition, from_state, to_state, actor, token, at)
                SELECT c.job_id, c.partition, 'QUEUED', 'RUNNING', me.name, c.token, clock.now
                  FROM claimed c, me, clock)%s
            SELECT c.turn_no, c.turn, c.lane, c.priority, c.job_id, c.partition, c.token, c.type_name, c.type_version, c.strategy,
                   c.parameters::text AS parameters, c.retries, c.done, c.skipped, c.total, c.checkpoint, c.slice,
                   c.split OR c.partition > 0 AS split,
                   coalesce(c.deadline_at <= clock.now, false) AS overdue, c.replay_of, c.log_lines, c.owner
              FROM claimed c, clock
             WHERE (SELECT count(*) FROM served) >= 0
            """;

    private static final String TURN = "max(c.turn_no)";

    /** A limited lane may be behind: it does not take the others back. */
    private static final String TURN_BESIDE_LIMITED = "CASE WHEN bool_or(c.lane <> ALL (:limited)) THEN max(c.turn_no)"
            + " ELSE greatest(max(c.turn_no), (SELECT last_value FROM batch_turns_%s)) END";

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
            text.append(ROOM).append(BOUNDED.formatted(byAge(ClaimStatement::boundedBranch)));
        }
        text.append("candidate AS MATERIALIZED (\n")
                .append(byAge(this::branches))
                .append(" LIMIT ")
                .append(size * AHEAD)
                .append("),\n");
        return text.append(TAKE.formatted(
                        limited > 0 ? COUNTED : "", turn("high"), turn("normal"), turn("low"), limited > 0 ? USED : ""))
                .toString();
    }

    private static String byAge(Function<Priority, String> ofPriority) {
        return BY_AGE.formatted(Priorities.all().stream().map(ofPriority).collect(joining("\n UNION ALL\n")));
    }

    private static String boundedBranch(Priority priority) {
        int number = Priorities.number(priority);
        return OF_PRIORITY.formatted(
                number, PLACE, BRANCH.formatted(PLACE, "room.type", number, "", "room.free"), "room.free");
    }

    private String branches(Priority priority) {
        int number = Priorities.number(priority);
        StringJoiner branches = new StringJoiner("\n UNION ALL\n");
        for (int lane = 0; lane < free; lane++) {
            branches.add(BRANCH.formatted(PLACE, ":lane" + lane, number, floor(lane + "_" + number), size * AHEAD));
        }
        if (limited > 0) {
            branches.add("(SELECT %1$s FROM bounded WHERE priority = %2$d ORDER BY %1$s)".formatted(PLACE, number));
        }
        return OF_PRIORITY.formatted(number, PLACE, branches, size * AHEAD);
    }

    private static String floor(String branch) {
        return " AND turn_no >= :turn%1$s AND (%2$s) >= (:turn%1$s, :at%1$s, :job%1$s, :part%1$s)"
                .formatted(branch, PLACE);
    }

    private String turn(String priority) {
        return limited > 0 ? TURN_BESIDE_LIMITED.formatted(priority) : TURN;
    }
}
