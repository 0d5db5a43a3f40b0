package dev.nightshift.adapters.persistence.tracking;

import dev.nightshift.domain.tracking.Attention;
import dev.nightshift.domain.tracking.Issue;
import dev.nightshift.domain.tracking.IssueId;
import dev.nightshift.domain.tracking.IssueKey;
import dev.nightshift.domain.tracking.IssueStatus;
import dev.nightshift.domain.tracking.IssueText;
import dev.nightshift.domain.tracking.TrackedIssue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;

/** An issue as a row of {@code issues}. */
final class IssueRow {

    static final String COLUMNS =
            "i.id, i.key, i.title, i.description, i.status, i.reporter, i.assignee, i.created_at, i.updated_at";

    private IssueRow() {}

    static Issue toIssue(ResultSet row) throws SQLException {
        return new Issue(
                new IssueId(row.getLong("id")),
                new IssueKey(row.getString("key")),
                new IssueText(row.getString("title"), row.getString("description")),
                IssueStatus.valueOf(row.getString("status")),
                row.getString("reporter"),
                row.getString("assignee"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }

    static TrackedIssue toTrackedIssue(ResultSet row) throws SQLException {
        return new TrackedIssue(toIssue(row), new Attention(row.getLong("views"), row.getLong("comments")));
    }
}
