package dev.nightshift.adapters.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** A tracker that has been in use for years, made up in SQL: large enough for the planner to weigh indexes. */
public record LargeTracker(DataSource dataSource) {

    /** The last things in it happened just before this instant. */
    public static final String NOW = "2026-03-10T12:00:00Z";

    private static final String ISSUES =
            """
            INSERT INTO issues (id, key, title, description, status, reporter, assignee, created_at, updated_at, words)
            SELECT n, 'LAMP-' || n, 'Lamp ' || n, 'flickers', status, 'user' || n %% 500,
                   CASE WHEN n %% 3 = 0 THEN 'user' || n %% 700 END, at, at,
                   array_to_tsvector(ARRAY['lamp', n::text, 'w' || n %% 1000])
              FROM (SELECT n, (ARRAY['CLOSED', 'CLOSED', 'CLOSED', 'CLOSED', 'RESOLVED', 'OPEN', 'IN_PROGRESS'])[1 + n %% 7]
                           AS status,
                           timestamptz '%s' - interval '1 second' - (%d - n) * interval '140 days' / %d AS at
                      FROM generate_series(1, %d::bigint) AS n) AS made_up
            """;

    /** Most attention goes to an issue in its first days, some to issues of any age. */
    private static final String COMMENTS =
            """
            INSERT INTO comments (issue_id, author, body, created_at)
            SELECT i.id, 'user' || n %% 500, 'Me too.',
                   least(i.created_at + (n * 7919 %% 100000) * interval '5 seconds', timestamptz '%s' - interval '1 ms')
              FROM generate_series(1, %d::bigint) AS n JOIN issues i ON i.id = 1 + (n * 104729) %% %d
            """;

    private static final String VIEWS =
            """
            INSERT INTO views (issue_id, at, count)
            SELECT i.id, least(i.created_at + (n * 6101 %% 100000) * interval '5 seconds', timestamptz '%s' - interval '1 ms'),
                   1 + n %% 5
              FROM generate_series(1, %d::bigint) AS n JOIN issues i ON i.id = 1 + (n * 15485863) %% %d
            """;

    private static final String CHANGES =
            """
            INSERT INTO status_changes (issue_id, from_status, to_status, at)
            SELECT id, 'OPEN', status, created_at + id %% 1000 * interval '10 minutes' FROM issues WHERE status <> 'OPEN'
            """;

    private static final String ATTENTION =
            """
            INSERT INTO issue_attention (issue_id, views, comments)
            SELECT i.id, coalesce(v.views, 0), coalesce(c.comments, 0)
              FROM issues i
              LEFT JOIN (SELECT issue_id, sum(count) AS views FROM views GROUP BY issue_id) v ON v.issue_id = i.id
              LEFT JOIN (SELECT issue_id, count(*) AS comments FROM comments GROUP BY issue_id) c ON c.issue_id = i.id
            """;

    /** Foreign keys are not checked on the way in, for they hold. Of 140 days; a twentieth of the issues is of the last seven. */
    public static LargeTracker of(int issues, int comments, int views) {
        LargeTracker tracker = new LargeTracker(TestDatabase.freshDataSource());
        tracker.execute(
                "SET session_replication_role = replica",
                ISSUES.formatted(NOW, issues, issues, issues),
                COMMENTS.formatted(NOW, comments, issues),
                VIEWS.formatted(NOW, views, issues),
                CHANGES.replace("%%", "%"),
                ATTENTION,
                "SET session_replication_role = DEFAULT",
                "VACUUM ANALYZE");
        return tracker;
    }

    public Database database() {
        return new Database(new DataSourceConnections(dataSource));
    }

    /** Executes the statements one after the other on one connection. */
    public void execute(String... statements) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        } catch (SQLException failure) {
            throw Failures.of(failure);
        }
    }
}
