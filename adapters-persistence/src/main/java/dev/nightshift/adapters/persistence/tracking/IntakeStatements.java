package dev.nightshift.adapters.persistence.tracking;

import dev.nightshift.domain.tracking.IssueIntake;
import dev.nightshift.domain.tracking.IssueIntake.Kind;
import dev.nightshift.domain.tracking.IssueIntake.Misfit;
import dev.nightshift.domain.tracking.IssueIntake.Settled;
import dev.nightshift.domain.tracking.IssueIntake.Span;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** How staged rows become issues, comments and history: every step is one statement over all rows. */
final class IntakeStatements {

    static final String STAGING =
            """
            CREATE TEMPORARY TABLE staged_issues (
                line bigint, key text, title text, description text, status text, reporter text, assignee text,
                created_at timestamptz, updated_at timestamptz, words tsvector, views bigint) ON COMMIT DROP;
            CREATE TEMPORARY TABLE staged_comments (
                line bigint, key text, author text, body text, created_at timestamptz) ON COMMIT DROP;
            CREATE TEMPORARY TABLE staged_changes (
                line bigint, key text, to_status text, actor text, at timestamptz) ON COMMIT DROP;
            CREATE TEMPORARY TABLE misfits (kind text, line bigint, reason text) ON COMMIT DROP;
            CREATE TEMPORARY TABLE taken_in (kind text, at timestamptz) ON COMMIT DROP;
            CREATE TEMPORARY TABLE new_issues (id bigint PRIMARY KEY, key text) ON COMMIT DROP;
            """;

    /** Names the settling among all advisory locks of the database. */
    private static final long LOCK = 0x696e74616b65L;

    private static final String REPEATED_KEYS =
            """
            WITH repeated AS (
                DELETE FROM staged_issues later USING (SELECT key, min(line) AS line FROM staged_issues GROUP BY key) first
                 WHERE later.key = first.key AND later.line > first.line
                RETURNING later.line, later.key, first.line AS first_line)
            INSERT INTO misfits
            SELECT 'ISSUES', line, format('key ''%s'' stands on line %s already', key, first_line) FROM repeated
            """;

    private static final String UNKNOWN_ISSUES =
            """
            WITH unknown AS (
                DELETE FROM %1$s staged WHERE NOT EXISTS (SELECT FROM issues i WHERE i.key = staged.key)
                RETURNING line, key)
            INSERT INTO misfits SELECT '%2$s', line, format('there is no issue with key ''%%s''', key) FROM unknown
            """;

    private static final String NEW_ISSUES =
            """
            WITH added AS (
                INSERT INTO issues (key, title, description, status, reporter, assignee, created_at, updated_at, words)
                SELECT key, title, description, status, reporter, assignee, created_at, updated_at, words
                  FROM staged_issues staged
                 ORDER BY line
                    ON CONFLICT (key) DO NOTHING
                RETURNING id, key, created_at),
            remembered AS (
                INSERT INTO new_issues SELECT id, key FROM added),
            dated AS (
                INSERT INTO taken_in SELECT 'ISSUES', created_at FROM added)
            INSERT INTO issue_attention (issue_id, views, timeless_views)
            SELECT added.id, staged.views, staged.views FROM added JOIN staged_issues staged USING (key)
            """;

    /** Whoever counts, comments or deletes locks the attention first, and several in this order. */
    private static final String HOLD_KNOWN_ISSUES =
            """
            SELECT count(*)
              FROM (SELECT FROM issue_attention
                     WHERE issue_id IN (SELECT i.id FROM issues i WHERE i.key IN (
                               SELECT key FROM staged_comments UNION SELECT key FROM staged_changes))
                       AND NOT EXISTS (SELECT FROM new_issues n WHERE n.id = issue_id)
                     ORDER BY issue_id FOR UPDATE) AS held
            """;

    /** Of rows that look the same, as many are new as there are more of them in the dump than in the table. */
    private static final String NEW_COMMENTS =
            """
            WITH staged AS (
                SELECT i.id AS issue_id, author, body, staged.created_at, line, n.id IS NULL AS maybe_known
                  FROM staged_comments staged JOIN issues i USING (key) LEFT JOIN new_issues n ON n.id = i.id),
            hashed AS (
                SELECT line, issue_id, author, created_at, md5(body) AS hash FROM staged WHERE maybe_known),
            numbered AS (
                SELECT *, row_number() OVER (PARTITION BY issue_id, author, created_at, hash ORDER BY line) AS nth
                  FROM hashed),
            kept AS (
                SELECT issue_id, author, created_at, md5(body) AS hash, count(*) AS times
                  FROM comments
                 WHERE issue_id IN (SELECT issue_id FROM hashed)
                 GROUP BY 1, 2, 3, 4),
            known AS (
                SELECT line
                  FROM numbered JOIN kept USING (issue_id, created_at, hash)
                 WHERE kept.author IS NOT DISTINCT FROM numbered.author AND nth <= times),
            added AS (
                INSERT INTO comments (issue_id, author, body, created_at)
                SELECT issue_id, author, body, created_at
                  FROM staged
                 WHERE NOT EXISTS (SELECT FROM known WHERE known.line = staged.line)
                 ORDER BY line
                RETURNING issue_id, created_at),
            dated AS (
                INSERT INTO taken_in SELECT 'COMMENTS', created_at FROM added)
            UPDATE issue_attention a SET comments = least(9223372036854775807, a.comments::numeric + counted.times)
              FROM (SELECT issue_id, count(*) AS times FROM added GROUP BY issue_id) counted
             WHERE a.issue_id = counted.issue_id
            """;

    /** A change starts from where the one before it, in the dump or in the table, has led. */
    private static final String NEW_CHANGES =
            """
            WITH numbered AS (
                SELECT i.id AS issue_id, to_status, actor, at, line,
                       row_number() OVER (PARTITION BY i.id, to_status, actor, at ORDER BY line) AS nth
                  FROM staged_changes staged JOIN issues i USING (key)),
            kept AS (
                SELECT id, issue_id, to_status, actor, at
                  FROM status_changes
                 WHERE issue_id IN (SELECT issue_id FROM numbered)),
            known AS (
                SELECT line
                  FROM numbered
                  JOIN (SELECT issue_id, to_status, actor, at, count(*) AS times FROM kept GROUP BY 1, 2, 3, 4) AS counted
                 USING (issue_id, to_status, at)
                 WHERE counted.actor IS NOT DISTINCT FROM numbered.actor AND nth <= times),
            history AS (
                SELECT issue_id, to_status, actor, at, NULL AS line, id FROM kept
                 UNION ALL
                SELECT issue_id, to_status, actor, at, line, NULL FROM numbered
                 WHERE NOT EXISTS (SELECT FROM known WHERE known.line = numbered.line)),
            chained AS (
                SELECT *, lag(to_status, 1, 'OPEN') OVER (
                              PARTITION BY issue_id ORDER BY at, id NULLS LAST, line) AS from_status
                  FROM history),
            added AS (
                INSERT INTO status_changes (issue_id, from_status, to_status, actor, at)
                SELECT issue_id, from_status, to_status, actor, at
                  FROM chained
                 WHERE line IS NOT NULL
                 ORDER BY line
                RETURNING at)
            INSERT INTO taken_in SELECT 'EVENTS', at FROM added
            """;

    private IntakeStatements() {}

    static String targetOf(Kind kind) {
        return switch (kind) {
            case ISSUES -> "staged_issues";
            case COMMENTS -> "staged_comments";
            case EVENTS -> "staged_changes";
        };
    }

    static Settled complete(Handle handle) {
        for (Kind kind : Kind.values()) {
            handle.execute("ANALYZE " + targetOf(kind));
        }
        handle.execute("SELECT pg_advisory_xact_lock(?)", LOCK);
        handle.execute(REPEATED_KEYS);
        RefusedRows.storing(handle, Kind.ISSUES, NEW_ISSUES);
        handle.execute("ANALYZE issues");
        handle.execute("ANALYZE new_issues");
        handle.execute(HOLD_KNOWN_ISSUES);
        handle.execute(UNKNOWN_ISSUES.formatted(targetOf(Kind.COMMENTS), Kind.COMMENTS));
        handle.execute(UNKNOWN_ISSUES.formatted(targetOf(Kind.EVENTS), Kind.EVENTS));
        RefusedRows.storing(handle, Kind.COMMENTS, NEW_COMMENTS);
        RefusedRows.storing(handle, Kind.EVENTS, NEW_CHANGES);
        handle.execute("ANALYZE issue_attention, comments, status_changes");
        return settled(handle);
    }

    private static Settled settled(Handle handle) {
        long newRows = count(handle, "SELECT count(*) FROM taken_in");
        return new Settled(
                taken(handle, Kind.ISSUES),
                taken(handle, Kind.COMMENTS),
                taken(handle, Kind.EVENTS),
                staged(handle) - newRows,
                misfits(handle),
                count(handle, "SELECT count(*) FROM misfits"),
                span(handle));
    }

    private static long taken(Handle handle, Kind kind) {
        return count(handle, "SELECT count(*) FROM taken_in WHERE kind = '" + kind + "'");
    }

    private static long staged(Handle handle) {
        return count(
                handle,
                """
                SELECT (SELECT count(*) FROM staged_issues) + (SELECT count(*) FROM staged_comments)
                     + (SELECT count(*) FROM staged_changes)
                """);
    }

    private static long count(Handle handle, String query) {
        return handle.createQuery(query).mapTo(Long.class).one();
    }

    private static List<Misfit> misfits(Handle handle) {
        return handle.createQuery("SELECT kind, line, reason FROM misfits ORDER BY kind, line LIMIT :limit")
                .bind("limit", IssueIntake.LISTED_MISFITS)
                .map((row, context) ->
                        new Misfit(Kind.valueOf(row.getString("kind")), row.getLong("line"), row.getString("reason")))
                .list();
    }

    private static Optional<Span> span(Handle handle) {
        return handle.createQuery("SELECT min(at) AS earliest, max(at) AS latest FROM taken_in")
                .map((row, context) -> span(
                        row.getObject("earliest", OffsetDateTime.class), row.getObject("latest", OffsetDateTime.class)))
                .one();
    }

    private static Optional<Span> span(@Nullable OffsetDateTime earliest, @Nullable OffsetDateTime latest) {
        return earliest == null || latest == null
                ? Optional.empty()
                : Optional.of(new Span(earliest.toInstant(), latest.toInstant()));
    }
}
