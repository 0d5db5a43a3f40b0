package dev.nightshift.adapters.persistence.tracking;

import dev.nightshift.adapters.persistence.CopyText;
import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.domain.tracking.DumpedComment;
import dev.nightshift.domain.tracking.DumpedIssue;
import dev.nightshift.domain.tracking.DumpedStatusChange;
import dev.nightshift.domain.tracking.IssueIntake;
import org.jspecify.annotations.Nullable;

/** Takes a dump in by COPY into temporary tables, and from there into the tracker's in one go. */
public final class PostgresIssueIntake implements IssueIntake {

    private final Database database;
    private @Nullable Kind copying;
    private @Nullable CopyText copy;

    /** Belongs into a transaction, in which it lives. */
    public PostgresIssueIntake(Database database) {
        this.database = database;
        database.run(handle -> handle.createScript(IntakeStatements.STAGING).execute());
    }

    @Override
    public void issue(DumpedIssue issue, long line) {
        into(Kind.ISSUES)
                .add(line)
                .add(issue.key().value())
                .add(issue.text().title())
                .add(issue.text().description())
                .add(issue.status().name())
                .add(issue.reporter())
                .add(issue.assignee())
                .add(issue.createdAt())
                .add(issue.updatedAt())
                .add(Words.column(issue.text()))
                .add(issue.views())
                .endRow();
    }

    @Override
    public void comment(DumpedComment comment, long line) {
        into(Kind.COMMENTS)
                .add(line)
                .add(comment.issue().value())
                .add(comment.author())
                .add(comment.body())
                .add(comment.createdAt())
                .endRow();
    }

    @Override
    public void statusChange(DumpedStatusChange change, long line) {
        into(Kind.EVENTS)
                .add(line)
                .add(change.issue().value())
                .add(change.to().name())
                .add(change.actor())
                .add(change.at())
                .endRow();
    }

    @Override
    public Settled settle() {
        endCopy();
        return database.with(IntakeStatements::settle);
    }

    private CopyText into(Kind kind) {
        CopyText current = copy;
        if (current == null || copying != kind) {
            endCopy();
            current = CopyText.into(IntakeStatements.targetOf(kind), database.currentConnection());
            copy = current;
            copying = kind;
        }
        return current;
    }

    private void endCopy() {
        if (copy != null) {
            copy.end();
            copy = null;
        }
    }
}
