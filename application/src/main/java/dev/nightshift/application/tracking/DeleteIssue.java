package dev.nightshift.application.tracking;

import dev.nightshift.application.Transactions;
import dev.nightshift.domain.audit.AuditEntry;
import dev.nightshift.domain.audit.AuditLog;
import dev.nightshift.domain.tracking.Comments;
import dev.nightshift.domain.tracking.Issue;
import dev.nightshift.domain.tracking.IssueEvent;
import dev.nightshift.domain.tracking.IssueEvents;
import dev.nightshift.domain.tracking.IssueId;
import dev.nightshift.domain.tracking.Issues;
import dev.nightshift.domain.tracking.StatusChange;
import dev.nightshift.domain.tracking.StatusHistory;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/** Removes an issue with its comments, views and history, as if it had never been. */
public final class DeleteIssue {

    private final Transactions transactions;
    private final Issues issues;
    private final Comments comments;
    private final StatusHistory history;
    private final IssueEvents events;
    private final AuditLog audit;
    private final InstantSource clock;

    public DeleteIssue(
            Transactions transactions,
            Issues issues,
            Comments comments,
            StatusHistory history,
            IssueEvents events,
            AuditLog audit,
            InstantSource clock) {
        this.transactions = transactions;
        this.issues = issues;
        this.comments = comments;
        this.history = history;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * False when there was no such issue.
     *
     * @param actor the name of who deletes it, for the audit log
     */
    public boolean delete(IssueId id, String actor) {
        return transactions.inOne(() ->
                issues.findForRemoval(id).map(issue -> remove(issue, actor)).orElse(false));
    }

    private boolean remove(Issue issue, String actor) {
        List<Instant> touched = touchedTimes(issue);
        issues.remove(issue.id());
        events.tell(new IssueEvent.Deleted(issue.id(), touched));
        audit.append(new AuditEntry(
                actor, "issue.delete", issue.key().value(), issue.text().title(), clock.instant()));
        return true;
    }

    private List<Instant> touchedTimes(Issue issue) {
        Stream<Instant> changes = history.of(issue.id()).stream().map(StatusChange::at);
        return Stream.of(Stream.of(issue.createdAt()), changes, comments.timesOf(issue.id()).stream())
                .flatMap(times -> times)
                .toList();
    }
}
