package dev.nightshift.adapters.persistence.tracking;

import dev.nightshift.adapters.persistence.CopyText;
import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.adapters.persistence.RefusedCopy;
import dev.nightshift.domain.tracking.DumpedComment;
import dev.nightshift.domain.tracking.DumpedIssue;
import dev.nightshift.domain.tracking.DumpedStatusChange;
import dev.nightshift.domain.tracking.IssueIntake;
import java.util.function.Consumer;
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
        add(Kind.ISSUES, copy -> copy.add(line)
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
                .endRow());
    }

    @Override
    public void comment(DumpedComment comment, long line) {
        add(Kind.COMMENTS, copy -> copy.add(line)
                .add(comment.issue().value())
                .add(comment.author())
                .add(comment.body())
                .add(comment.createdAt())
                .endRow());
    }

    @Override
    public void statusChange(DumpedStatusChange change, long line) {
        add(Kind.EVENTS, copy -> copy.add(line)
                .add(change.issue().value())
                .add(change.to().name())
                .add(change.actor())
                .add(change.at())
                .endRow());
    }

    @Override
    public Settled complete() {
        endCopy();
        return database.with(IntakeStatements::complete);
    }

    private void add(Kind kind, Consumer<CopyText> row) {
        CopyText current = copy;
        if (current == null || copying != kind) {
            endCopy();
            current = CopyText.into(IntakeStatements.targetOf(kind), database.currentConnection());
            copy = current;
            copying = kind;
        }
        CopyText target = current;
        naming(kind, () -> row.accept(target));
    }

    private void endCopy() {
        CopyText current = copy;
        if (current != null && copying != null) {
            naming(copying, current::end);
            copy = null;
        }
    }

    /** Every staged row begins with its line. */
    private static void naming(Kind kind, Runnable copying) {
        try {
            copying.run();
        } catch (RefusedCopy refused) {
            long line = refused.firstCell().map(Long::valueOf).orElse(0L);
            throw new RefusedRow(kind, line, String.valueOf(refused.getMessage()), refused);
        }
    }
}
