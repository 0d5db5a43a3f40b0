package dev.nightshift.adapters.persistence.tracking;

import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.adapters.persistence.ReadableRows;
import dev.nightshift.adapters.persistence.Times;
import dev.nightshift.domain.Page;
import dev.nightshift.domain.tracking.Issue;
import dev.nightshift.domain.tracking.IssueFilter;
import dev.nightshift.domain.tracking.IssueId;
import dev.nightshift.domain.tracking.Issues;
import dev.nightshift.domain.tracking.TrackedIssue;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;

/** Issues in the table {@code issues}, their attention beside it. */
public final class PostgresIssues implements Issues {

    private static final String TRACKED = "SELECT " + IssueRow.COLUMNS
            + ", a.views, a.comments FROM issues i JOIN issue_attention a ON a.issue_id = i.id";

    private static final String NEXT_ID =
            """
            SELECT next.id FROM (SELECT nextval(pg_get_serial_sequence('issues', 'id')) AS id) AS next
             WHERE NOT EXISTS (SELECT FROM issues i WHERE i.key = 'ISSUE-' || next.id)
            """;

    private static final String INSERT =
            """
            WITH added AS (
                INSERT INTO issues
                       (id, key, title, description, status, reporter, assignee, created_at, updated_at, words)
                VALUES (:id, :key, :title, :description, :status, :reporter, :assignee, :createdAt, :updatedAt,
                        :words::tsvector)
                RETURNING id)
            INSERT INTO issue_attention (issue_id) SELECT id FROM added
            """;

    private static final String UPDATE =
            """
            UPDATE issues
               SET key = :key, title = :title, description = :description, status = :status,
                   reporter = :reporter, assignee = :assignee, created_at = :createdAt, updated_at = :updatedAt,
                   words = :words::tsvector
             WHERE id = :id
            """;

    private final Database database;
    private final ReadableRows rows = new ReadableRows("issues");

    public PostgresIssues(Database database) {
        this.database = database;
    }

    /** Skips ids whose key an import has taken. */
    @Override
    public IssueId nextId() {
        return database.with(handle -> {
            Optional<Long> free = Optional.empty();
            while (free.isEmpty()) {
                free = handle.createQuery(NEXT_ID).mapTo(Long.class).findOne();
            }
            return new IssueId(free.get());
        });
    }

    @Override
    public void add(Issue issue) {
        try {
            database.run(handle -> bind(handle.createUpdate(INSERT), issue).execute());
        } catch (UnableToExecuteStatementException failure) {
            throw isTaken(failure)
                    ? new IllegalArgumentException("issue id %d or key '%s' is taken"
                            .formatted(issue.id().value(), issue.key().value()))
                    : failure;
        }
    }

    @Override
    public Optional<Issue> findForUpdate(IssueId id) {
        return database.with(handle -> handle.createQuery(
                        "SELECT " + IssueRow.COLUMNS + " FROM issues i WHERE i.id = :id FOR NO KEY UPDATE")
                .bind("id", id.value())
                .map((row, context) -> IssueRow.toIssue(row))
                .findOne());
    }

    @Override
    public Optional<Issue> findForRemoval(IssueId id) {
        holdAttention(id);
        return findForUpdate(id);
    }

    @Override
    public Optional<TrackedIssue> find(IssueId id) {
        return find(List.of(id)).stream().findFirst();
    }

    @Override
    public List<TrackedIssue> find(List<IssueId> ids) {
        return database.with(handle -> rows.list(
                handle.createQuery(TRACKED + " WHERE i.id = ANY (:ids)")
                        .bind("ids", ids.stream().mapToLong(IssueId::value).toArray()),
                IssueRow::toTrackedIssue));
    }

    @Override
    public void update(Issue issue) {
        database.run(handle -> bind(handle.createUpdate(UPDATE), issue).execute());
    }

    @Override
    public boolean remove(IssueId id) {
        return database.inOne(() -> {
            holdAttention(id);
            return database.with(handle -> handle.execute("DELETE FROM issues WHERE id = ?", id.value()) > 0);
        });
    }

    /** Whoever counts a view or comment locks this row first and the issue second. */
    private void holdAttention(IssueId id) {
        database.run(handle -> handle.execute("SELECT FROM issue_attention WHERE issue_id = ? FOR UPDATE", id.value()));
    }

    @Override
    public Page<TrackedIssue, TrackedIssue.Position> list(
            IssueFilter filter, TrackedIssue.@Nullable Position after, int limit) {
        return database.with(handle -> rows.page(
                limit,
                size -> {
                    IssueListQuery query = new IssueListQuery(filter, after, size);
                    return handle.createQuery(TRACKED + query.whereOrderLimit()).bindMap(query.bindings());
                },
                IssueRow::toTrackedIssue,
                TrackedIssue::position));
    }

    private static Update bind(Update statement, Issue issue) {
        return statement
                .bind("id", issue.id().value())
                .bind("key", issue.key().value())
                .bind("title", issue.text().title())
                .bind("description", issue.text().description())
                .bind("status", issue.status().name())
                .bind("reporter", issue.reporter())
                .bind("assignee", issue.assignee())
                .bind("words", Words.column(issue.text()))
                .bind("createdAt", Times.column(issue.createdAt()))
                .bind("updatedAt", Times.column(issue.updatedAt()));
    }

    private static boolean isTaken(UnableToExecuteStatementException failure) {
        return failure.getCause() instanceof PSQLException cause
                && PSQLState.UNIQUE_VIOLATION.getState().equals(cause.getSQLState());
    }
}
