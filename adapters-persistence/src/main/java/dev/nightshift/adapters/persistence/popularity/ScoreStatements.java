package dev.nightshift.adapters.persistence.popularity;

/** The statements behind the scores. */
final class ScoreStatements {

    /**
     * One statement, so that all of it sees the same events: what is taken from the pending rows and lies in the old window
     * is added, and what has left the window since, pending or not, is taken out again.
     */
    static final String ROLL_UP =
            """
            WITH old AS (
                SELECT starts FROM popularity_window),
            taken AS (
                DELETE FROM popularity_pending WHERE at < :now RETURNING issue_id, at, weight),
            changes AS (
                SELECT issue_id, sum(weight) AS total, coalesce(sum(weight) FILTER (WHERE at >= old.starts), 0) AS activity
                  FROM taken, old GROUP BY issue_id
                 UNION ALL
                SELECT issue_id, 0, -count(*) FROM comments, old
                 WHERE created_at >= old.starts AND created_at < :start GROUP BY issue_id
                 UNION ALL
                SELECT issue_id, 0, -sum(count) FROM views, old
                 WHERE at >= old.starts AND at < :start GROUP BY issue_id),
            summed AS (
                SELECT issue_id, sum(total) AS total, sum(activity) AS activity FROM changes GROUP BY issue_id),
            moved AS (
                UPDATE popularity_window SET starts = greatest(starts, :start))
            UPDATE popularity p
               SET total = p.total + summed.total, activity = greatest(0, p.activity + summed.activity)
              FROM summed
             WHERE p.issue_id = summed.issue_id AND (summed.total <> 0 OR summed.activity <> 0)
            """;

    /** One statement, for the same reason; attention of transactions still open stays pending. */
    static final String REBUILD =
            """
            WITH cleared AS (
                DELETE FROM popularity_pending),
            to_come AS (
                INSERT INTO popularity_pending (issue_id, at, weight)
                SELECT issue_id, created_at, 1 FROM comments WHERE created_at >= :now
                 UNION ALL
                SELECT issue_id, at, count FROM views WHERE at >= :now),
            moved AS (
                UPDATE popularity_window SET starts = :start),
            said AS (
                SELECT issue_id, count(*) AS total, count(*) FILTER (WHERE created_at >= :start) AS activity
                  FROM comments WHERE created_at < :now GROUP BY issue_id),
            seen AS (
                SELECT issue_id, sum(count) AS total, coalesce(sum(count) FILTER (WHERE at >= :start), 0) AS activity
                  FROM views WHERE at < :now GROUP BY issue_id)
            INSERT INTO popularity AS p (issue_id, created_at, total, activity)
            SELECT i.id, i.created_at,
                   a.timeless_views + coalesce(said.total, 0) + coalesce(seen.total, 0),
                   coalesce(said.activity, 0) + coalesce(seen.activity, 0)
              FROM issues i
              JOIN issue_attention a ON a.issue_id = i.id
              LEFT JOIN said ON said.issue_id = i.id
              LEFT JOIN seen ON seen.issue_id = i.id
                ON CONFLICT (issue_id) DO UPDATE
               SET created_at = excluded.created_at, total = excluded.total, activity = excluded.activity
             WHERE (p.created_at, p.total, p.activity) IS DISTINCT FROM
                   (excluded.created_at, excluded.total, excluded.activity)
            """;

    /** The best of a window are among the best of each of its slots, which an index holds in order. */
    static final String TOP_RECENT =
            """
            SELECT best.issue_id, best.created_at, best.total AS score
              FROM generate_series(:firstSlot::bigint, :lastSlot::bigint) AS window_slot (slot)
             CROSS JOIN LATERAL (
                   SELECT issue_id, created_at, total
                     FROM popularity p
                    WHERE p.slot = window_slot.slot AND p.created_at >= :start AND p.created_at < :now
                    ORDER BY total DESC, created_at DESC, issue_id DESC
                    LIMIT :limit) AS best
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
                   a.timeless_views
                   + (SELECT coalesce(sum(count), 0) FROM views v WHERE v.issue_id = i.id AND v.at < :at)
                   + (SELECT count(*) FROM comments c WHERE c.issue_id = i.id AND c.created_at < :at) AS score
              FROM issues i JOIN issue_attention a ON a.issue_id = i.id
             WHERE i.created_at >= :start AND i.created_at < :at
             ORDER BY score DESC, i.created_at DESC, i.id DESC
             LIMIT :limit
            """;

    static final String TOP_ACTIVITY_AT =
            """
            SELECT i.id AS issue_id, i.created_at, happened.score
              FROM (SELECT issue_id, sum(weight) AS score
                      FROM (SELECT issue_id, count(*) AS weight FROM comments
                             WHERE created_at >= :start AND created_at < :at GROUP BY issue_id
                             UNION ALL
                            SELECT issue_id, sum(count) FROM views
                             WHERE at >= :start AND at < :at GROUP BY issue_id) AS events
                     GROUP BY issue_id) AS happened
              JOIN issues i ON i.id = happened.issue_id
             ORDER BY happened.score DESC, i.created_at DESC, i.id DESC
             LIMIT :limit
            """;

    private ScoreStatements() {}
}
