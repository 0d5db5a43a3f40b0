package dev.nightshift.application.tracking;

import dev.nightshift.application.Transactions;
import dev.nightshift.domain.tracking.Comments;
import dev.nightshift.domain.tracking.Issue;
import dev.nightshift.domain.tracking.IssueEvent;
import dev.nightshift.domain.tracking.IssueEvents;
import dev.nightshift.domain.tracking.IssueId;
import dev.nightshift.domain.tracking.Issues;
import dev.nightshift.domain.tracking.StatusChange;
import dev.nightshift.domain.tracking.StatusHistory;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Removes an issue with its comments, views and history, as if it had never been. */
public final class DeleteIssue {

    private final Transactions transactions;
    private final Issues issues;
    private final Comments comments;
    private final StatusHistory history;
    private final IssueEvents events;

    public DeleteIssue(
            Transactions transactions, Issues issues, Comments comments, StatusHistory history, IssueEvents events) {
        this.transactions = transactions;
        this.issues = issues;
        this.comments = comments;
        this.history = history;
        this.events = events;
    }

    /** False when there was no such issue. */
    public boolean delete(IssueId id) {
        return transactions.inOne(
                () -> issues.findForUpdate(id).map(this::remove).orElse(false));
    }

    private boolean remove(Issue issue) {
        List<Instant> touched = touchedTimes(issue);
        issues.remove(issue.id());
        events.tell(new IssueEvent.Deleted(issue.id(), touched));
        return true;
    }

    private List<Instant> touchedTimes(Issue issue) {
        Stream<Instant> changes = history.of(issue.id()).stream().map(StatusChange::at);
        return Stream.of(Stream.of(issue.createdAt()), changes, comments.timesOf(issue.id()).stream())
                .flatMap(times -> times)
                .toList();
    }
}
