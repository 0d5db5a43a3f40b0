package dev.nightshift.bootstrap.dump;

import dev.nightshift.application.tracking.ImportIssues;
import dev.nightshift.domain.tracking.DumpedComment;
import dev.nightshift.domain.tracking.DumpedIssue;
import dev.nightshift.domain.tracking.DumpedStatusChange;
import dev.nightshift.domain.tracking.IssueIntake;
import dev.nightshift.domain.tracking.IssueIntake.Kind;
import dev.nightshift.domain.tracking.IssueIntake.Misfit;
import dev.nightshift.domain.tracking.IssueKey;
import dev.nightshift.domain.tracking.IssueStatus;
import dev.nightshift.domain.tracking.IssueText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A dump of an issue tracker in two or three CSV files. */
public final class IssueDumpFiles implements ImportIssues.Dump {

    private static final List<String> ISSUE_COLUMNS = List.of(
            "key", "title", "description", "status", "reporter", "assignee", "created_at", "updated_at", "view_count");
    private static final List<String> COMMENT_COLUMNS = List.of("issue_key", "author", "created_at", "body");
    private static final List<String> EVENT_COLUMNS = List.of("issue_key", "at", "to_status", "actor");

    private final Path issues;
    private final Path comments;
    private final Optional<Path> events;
    private final ReadingWatcher watcher;
    private final List<Misfit> badRows = new ArrayList<>();
    private long badRowCount;

    public IssueDumpFiles(Path issues, Path comments, Optional<Path> events, ReadingWatcher watcher) {
        this.issues = issues;
        this.comments = comments;
        this.events = events;
        this.watcher = watcher;
    }

    @Override
    public void pourInto(IssueIntake intake) {
        read(Kind.ISSUES, issues, ISSUE_COLUMNS, row -> intake.issue(issue(row), row.line()));
        read(Kind.COMMENTS, comments, COMMENT_COLUMNS, row -> intake.comment(comment(row), row.line()));
        events.ifPresent(file ->
                read(Kind.EVENTS, file, EVENT_COLUMNS, row -> intake.statusChange(statusChange(row), row.line())));
    }

    /** The first rows that could not be understood. */
    public List<Misfit> badRows() {
        return List.copyOf(badRows);
    }

    public long badRowCount() {
        return badRowCount;
    }

    private void read(Kind kind, Path file, List<String> columns, CsvTable.RowReader reader) {
        new CsvTable(file, CsvHeader.of(columns), "Nothing was imported.").read(watcher, row -> {
            try {
                reader.read(row);
            } catch (CsvRow.BadRow | IllegalArgumentException refused) {
                note(new Misfit(kind, row.line(), String.valueOf(refused.getMessage())));
            }
        });
    }

    private void note(Misfit badRow) {
        badRowCount++;
        if (badRows.size() < IssueIntake.LISTED_MISFITS) {
            badRows.add(badRow);
        }
    }

    private static DumpedIssue issue(CsvRow row) {
        return new DumpedIssue(
                new IssueKey(row.text("key")),
                new IssueText(row.text("title"), row.text("description")),
                row.oneOf("status", IssueStatus.class),
                row.textOrNull("reporter"),
                row.textOrNull("assignee"),
                row.instant("created_at"),
                row.instant("updated_at"),
                row.number("view_count"));
    }

    private static DumpedComment comment(CsvRow row) {
        return new DumpedComment(
                new IssueKey(row.text("issue_key")),
                row.textOrNull("author"),
                row.text("body"),
                row.instant("created_at"));
    }

    private static DumpedStatusChange statusChange(CsvRow row) {
        return new DumpedStatusChange(
                new IssueKey(row.text("issue_key")),
                row.oneOf("to_status", IssueStatus.class),
                row.textOrNull("actor"),
                row.instant("at"));
    }
}
