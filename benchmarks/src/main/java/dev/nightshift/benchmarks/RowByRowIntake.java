package dev.nightshift.benchmarks;

import dev.nightshift.domain.tracking.DumpedComment;
import dev.nightshift.domain.tracking.DumpedIssue;
import dev.nightshift.domain.tracking.DumpedStatusChange;
import dev.nightshift.domain.tracking.IssueIntake;
import dev.nightshift.domain.tracking.IssueKey;
import dev.nightshift.domain.tracking.IssueStatus;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The naive way: an INSERT for every row, prepared once, in one transaction; words and scores are left out. */
final class RowByRowIntake implements IssueIntake {

    private final Sql sql;
    private final PreparedStatement insertIssue;
    private final PreparedStatement insertAttention;
    private final PreparedStatement insertComment;
    private final PreparedStatement countComment;
    private final PreparedStatement insertChange;
    private final Map<IssueKey, Long> ids = new HashMap<>();
    private final Map<IssueKey, IssueStatus> statuses = new HashMap<>();
    private long comments;
    private long changes;

    RowByRowIntake(Sql sql) {
        this.sql = sql;
        sql.begin();
        insertIssue = sql.prepared(
                "INSERT INTO issues (key, title, description, status, reporter, assignee, created_at, updated_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id");
        insertAttention =
                sql.prepared("INSERT INTO issue_attention (issue_id, views, timeless_views) VALUES (?, ?, ?)");
        insertComment = sql.prepared("INSERT INTO comments (issue_id, author, body, created_at) VALUES (?, ?, ?, ?)");
        countComment = sql.prepared("UPDATE issue_attention SET comments = comments + 1 WHERE issue_id = ?");
        insertChange = sql.prepared(
                "INSERT INTO status_changes (issue_id, from_status, to_status, actor, at) VALUES (?, ?, ?, ?, ?)");
    }

    @Override
    public void issue(DumpedIssue issue, long line) {
        if (!ids.containsKey(issue.key())) {
            long id = Sql.query(
                            insertIssue,
                            row -> row.getLong(1),
                            issue.key().value(),
                            issue.text().title(),
                            issue.text().description(),
                            issue.status().name(),
                            issue.reporter(),
                            issue.assignee(),
                            column(issue.createdAt()),
                            column(issue.updatedAt()))
                    .get(0);
            Sql.update(insertAttention, id, issue.views(), issue.views());
            ids.put(issue.key(), id);
        }
    }

    @Override
    public void comment(DumpedComment comment, long line) {
        @Nullable Long id = ids.get(comment.issue());
        if (id != null) {
            Sql.update(insertComment, id, comment.author(), comment.body(), column(comment.createdAt()));
            Sql.update(countComment, id);
            comments++;
        }
    }

    @Override
    public void statusChange(DumpedStatusChange change, long line) {
        @Nullable Long id = ids.get(change.issue());
        if (id != null) {
            @Nullable IssueStatus before = statuses.put(change.issue(), change.to());
            String from = before == null ? "OPEN" : before.name();
            Sql.update(insertChange, id, from, change.to().name(), change.actor(), column(change.at()));
            changes++;
        }
    }

    @Override
    public Settled complete() {
        sql.commit();
        return new Settled(ids.size(), comments, changes, 0, List.of(), 0, Optional.empty());
    }

    private static OffsetDateTime column(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
