package dev.nightshift.adapters.persistence.tracking;

import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.adapters.persistence.ReadableRows;
import dev.nightshift.adapters.persistence.Times;
import dev.nightshift.domain.tracking.IssueId;
import dev.nightshift.domain.tracking.IssueStatus;
import dev.nightshift.domain.tracking.StatusChange;
import dev.nightshift.domain.tracking.StatusHistory;
import java.time.OffsetDateTime;
import java.util.List;

/** The status history in the table {@code status_changes}. */
public final class PostgresStatusHistory implements StatusHistory {

    private final Database database;
    private final ReadableRows rows = new ReadableRows("status changes");

    public PostgresStatusHistory(Database database) {
        this.database = database;
    }

    @Override
    public void append(StatusChange change) {
        database.run(handle -> handle.createUpdate(
                        """
                        INSERT INTO status_changes (issue_id, from_status, to_status, actor, at)
                        VALUES (:issue, :from, :to, :actor, :at)
                        """)
                .bind("issue", change.issue().value())
                .bind("from", change.from().name())
                .bind("to", change.to().name())
                .bind("actor", change.actor())
                .bind("at", Times.column(change.at()))
                .execute());
    }

    @Override
    public List<StatusChange> of(IssueId issue) {
        return database.with(handle -> rows.list(
                handle.createQuery(
                                """
                                SELECT id, from_status, to_status, actor, at FROM status_changes
                                 WHERE issue_id = :issue ORDER BY at, id
                                """)
                        .bind("issue", issue.value()),
                row -> new StatusChange(
                        issue,
                        IssueStatus.valueOf(row.getString("from_status")),
                        IssueStatus.valueOf(row.getString("to_status")),
                        row.getString("actor"),
                        row.getObject("at", OffsetDateTime.class).toInstant())));
    }
}
