package dev.nightshift.adapters.persistence.tracking;

import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.adapters.persistence.ReadableRows;
import dev.nightshift.adapters.persistence.Times;
import dev.nightshift.domain.Page;
import dev.nightshift.domain.PlainText;
import dev.nightshift.domain.tracking.Comment;
import dev.nightshift.domain.tracking.Comments;
import dev.nightshift.domain.tracking.IssueId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Comments in the table {@code comments}, counted in {@code issue_attention}. */
public final class PostgresComments implements Comments {

    private static final Comment.Position BEFORE_ALL = new Comment.Position(Instant.MIN, 0);

    private final Database database;
    private final ReadableRows rows = new ReadableRows("comments");

    public PostgresComments(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Comment> add(IssueId issue, String author, String body, Instant at) {
        PlainText.require(author, "author");
        PlainText.require(body, "body");
        return database.with(handle -> handle.createQuery(
                        """
                        WITH counted AS (
                            UPDATE issue_attention SET comments = least(comments, 9223372036854775806) + 1 WHERE issue_id = :issue
                            RETURNING issue_id)
                        INSERT INTO comments (issue_id, author, body, created_at)
                        SELECT issue_id, :author, :body, :at FROM counted
                        RETURNING id, issue_id, author, body, created_at
                        """)
                .bind("issue", issue.value())
                .bind("author", author)
                .bind("body", body)
                .bind("at", Times.column(at))
                .map((row, context) -> toComment(row))
                .findOne());
    }

    @Override
    public Page<Comment, Comment.Position> of(IssueId issue, Comment.@Nullable Position after, int limit) {
        Comment.Position start = after != null ? after : BEFORE_ALL;
        return database.with(handle -> rows.page(
                limit,
                size -> handle.createQuery(
                                """
                                SELECT id, issue_id, author, body, created_at FROM comments
                                 WHERE issue_id = :issue AND (created_at, id) > (:afterTime, :afterId)
                                 ORDER BY created_at, id LIMIT :limit
                                """)
                        .bind("issue", issue.value())
                        .bind("afterTime", Times.column(start.createdAt()))
                        .bind("afterId", start.id())
                        .bind("limit", size),
                PostgresComments::toComment,
                Comment::position));
    }

    @Override
    public List<Instant> timesOf(IssueId issue) {
        return database.with(handle -> handle.createQuery(
                        "SELECT created_at FROM comments WHERE issue_id = :issue ORDER BY created_at, id")
                .bind("issue", issue.value())
                .map((row, context) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .list());
    }

    private static Comment toComment(ResultSet row) throws SQLException {
        return new Comment(
                row.getLong("id"),
                new IssueId(row.getLong("issue_id")),
                row.getString("author"),
                row.getString("body"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
