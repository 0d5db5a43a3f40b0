package dev.nightshift.adapters.persistence.popularity;

/** The statements behind the scores. */
final class ScoreStatements {

    /**
     * One statement, so that all of it sees the same events: what is taken from the pending rows and lies in the old window
     * is added, and what has left the window since, pending or not, is taken out again. Sums are numeric and are bounded before
     * they become scores, so that no issue can fail the roll-up of the others.
     */
    static final String ROLL_UP =
            """
            WITH old AS MATERIALIZED (
                SELECT starts FROM popularity_window),
            taken AS (
                DELETE FROM popularity_pending WHERE at < :now RETURNING issue_id, at, weight),
            changes AS (
                SELECT issue_id, sum(weight) AS total,
                       coalesce(sum(weight) FILTER (WHERE at >= (SELECT starts FROM old)), 0) AS activity
                  FROM taken GROUP BY issue_id
                 UNION ALL
                SELECT issue_id, 0, -:commentWeight * count(*) FROM comments
                 WHERE created_at >= (SELECT starts FROM old) AND created_at < :start GROUP BY issue_id
                 UNION ALL
                SELECT issue_id, 0, -:viewWeight * sum(count) FROM views
                 WHERE at >= (SELECT starts FROM old) AND at < :start GROUP BY issue_id),
            summed AS (
                SELECT issue_id, sum(total) AS total, sum(activity) AS activity FROM changes GROUP BY issue_id),
            moved AS (
                UPDATE popularity_window SET starts = greatest(starts, :start))
            UPDATE popularity p
               SET total = least(9223372036854775807, greatest(0, p.total + summed.total)),
                   activity = least(9223372036854775807, greatest(0, p.activity + summed.activity))
              FROM summed
             WHERE p.issue_id = summed.issue_id AND (summed.total <> 0 OR summed.activity <> 0)
            """;

    /**
     * One statement, for the same reason; attention of transactions still open stays pending. Only rows that are missing are
     * inserted, and their issues held: another may be deleted meanwhile. They are found by EXCEPT, for an anti-join that loops
     * over the table would step over what it has inserted itself, again and again.
     */
    static final String REBUILD =
            """
            WITH cleared AS (
                DELETE FROM popularity_pending),
            to_come AS (
                INSERT INTO popularity_pending (issue_id, at, weight)
                SELECT issue_id, created_at, :commentWeight FROM comments WHERE created_at >= :now
                 UNION ALL
                SELECT issue_id, at, :viewWeight * count FROM views WHERE at >= :now),
            moved AS (
                UPDATE popularity_window SET starts = :start),
            said AS (
                SELECT issue_id, :commentWeight * count(*) AS total,
                       :commentWeight * count(*) FILTER (WHERE created_at >= :start) AS activity
                  FROM comments WHERE created_at < :now GROUP BY issue_id),
            seen AS (
                SELECT issue_id, :viewWeight * sum(count) AS total,
                       :viewWeight * coalesce(sum(count) FILTER (WHERE at >= :start), 0) AS activity
                  FROM views WHERE at < :now GROUP BY issue_id),
            scored AS (
                SELECT a.issue_id,
                       least(9223372036854775807,
                             coalesce(seen.total, 0) + :viewWeight * a.timeless_views + coalesce(said.total, 0)) AS total,
                       least(9223372036854775807, coalesce(seen.activity, 0) + coalesce(said.activity, 0)) AS activity
                  FROM issue_attention a
                  LEFT JOIN said ON said.issue_id = a.issue_id
                  LEFT JOIN seen ON seen.issue_id = a.issue_id),
            begun AS (
                INSERT INTO popularity (issue_id, created_at, total, activity)
                SELECT i.id, i.created_at, scored.total, scored.activity
                  FROM (SELECT id FROM issues EXCEPT SELECT issue_id FROM popularity) AS missing
                  JOIN issues i USING (id) JOIN scored ON scored.issue_id = i.id
                   FOR KEY SHARE OF i)
            UPDATE popularity p
               SET total = scored.total, activity = scored.activity
              FROM scored
             WHERE p.issue_id = scored.issue_id AND (p.total, p.activity) <> (scored.total, scored.activity)
            """;

    /**
     * The best of a window are among the best of each of its slots, which an index holds in order. Slots within the window are asked
     * for no time: the planner takes slot and time for independent, and would expect next to nothing of a slot and read all of it.
     */
    static final String TOP_RECENT =
            """
            SELECT best.issue_id, best.created_at, best.total AS score
              FROM (SELECT of_slot.*
                      FROM generate_series(:firstSlot::bigint + 1, :lastSlot::bigint - 1) AS inner_slot (slot)
                     CROSS JOIN LATERAL (
                           SELECT issue_id, created_at, total
                             FROM popularity p
                            WHERE p.slot = inner_slot.slot
                            ORDER BY total DESC, created_at DESC, issue_id DESC
                            LIMIT :limit) AS of_slot
                     UNION ALL
                    SELECT of_slot.*
                      FROM (SELECT DISTINCT unnest(ARRAY[:firstSlot::bigint, :lastSlot::bigint]) AS slot) AS outer_slot
                     CROSS JOIN LATERAL (
                           SELECT issue_id, created_at, total
                             FROM popularity p
                            WHERE p.slot = outer_slot.slot AND p.created_at >= :start AND p.created_at < :now
                            ORDER BY total DESC, created_at DESC, issue_id DESC
                            LIMIT :limit) AS of_slot) AS best
             ORDER BY best.total DESC, best.created_at DESC, best.issue_id DESC
             LIMIT :limit
            """;

    static final String TOP_ACTIVITY =
            """
            SELECT issue_id, created_at, activity AS score
              FROM popularity
             WHERE activity > 0
             ORDER BY activity DESC, created_at DESC, issue_id DESC
             LIMIT :limit
            """;

    static final String TOP_RECENT_AT =
            """
            SELECT i.id AS issue_id, i.created_at,
                   least(9223372036854775807,
                         :viewWeight * (SELECT coalesce(sum(count), 0) FROM views v WHERE v.issue_id = i.id AND v.at < :at)
                         + :viewWeight * a.timeless_views
                         + :commentWeight * (SELECT count(*) FROM comments c WHERE c.issue_id = i.id AND c.created_at < :at)) AS score
              FROM issues i JOIN issue_attention a ON a.issue_id = i.id
             WHERE i.created_at >= :start AND i.created_at < :at
             ORDER BY score DESC, i.created_at DESC, i.id DESC
             LIMIT :limit
            """;

    static final String TOP_ACTIVITY_AT =
            """
            SELECT i.id AS issue_id, i.created_at, happened.score
              FROM (SELECT issue_id, least(9223372036854775807, sum(weight)) AS score
                      FROM (SELECT issue_id, :commentWeight * count(*) AS weight FROM comments
                             WHERE created_at >= :start AND created_at < :at GROUP BY issue_id
                             UNION ALL
                            SELECT issue_id, :viewWeight * sum(count) FROM views
                             WHERE at >= :start AND at < :at GROUP BY issue_id) AS events
                     GROUP BY issue_id) AS happened
              JOIN issues i ON i.id = happened.issue_id
             ORDER BY happened.score DESC, i.created_at DESC, i.id DESC
             LIMIT :limit
            """;

    private ScoreStatements() {}
}
