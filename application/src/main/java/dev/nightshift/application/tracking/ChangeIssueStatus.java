package dev.nightshift.application.tracking;

import dev.nightshift.application.Transactions;
import dev.nightshift.domain.tracking.Actor;
import dev.nightshift.domain.tracking.Issue;
import dev.nightshift.domain.tracking.IssueEvent;
import dev.nightshift.domain.tracking.IssueEvents;
import dev.nightshift.domain.tracking.IssueId;
import dev.nightshift.domain.tracking.IssueStatus;
import dev.nightshift.domain.tracking.Issues;
import dev.nightshift.domain.tracking.StatusChange;
import dev.nightshift.domain.tracking.StatusHistory;
import java.time.InstantSource;

/** Moves an issue to another status and remembers the move. */
public final class ChangeIssueStatus {

    private final Transactions transactions;
    private final Issues issues;
    private final StatusHistory history;
    private final IssueEvents events;
    private final InstantSource clock;

    public ChangeIssueStatus(
            Transactions transactions, Issues issues, StatusHistory history, IssueEvents events, InstantSource clock) {
        this.transactions = transactions;
        this.issues = issues;
        this.history = history;
        this.events = events;
        this.clock = clock;
    }

    public Outcome change(IssueId id, IssueStatus to, Actor actor) {
        return transactions.inOne(() ->
                issues.findForUpdate(id).map(issue -> changed(issue, to, actor)).orElseGet(Outcome.NotFound::new));
    }

    private Outcome changed(Issue issue, IssueStatus to, Actor actor) {
        if (!actor.mayChangeStatusOf(issue)) {
            return new Outcome.NotAllowed();
        }
        return issue.changeTo(to, actor.name(), clock.instant())
                .<Outcome>map(change -> new Outcome.Changed(keep(issue, change)))
                .orElseGet(() -> new Outcome.Unchanged(issue));
    }

    private Issue keep(Issue issue, StatusChange change) {
        Issue changed = issue.after(change);
        issues.update(changed);
        history.append(change);
        events.tell(new IssueEvent.StatusChanged(change));
        return changed;
    }

    /** What came of it. */
    public sealed interface Outcome {
        record Changed(Issue issue) implements Outcome {}

        /** The issue has that status already; nothing was written. */
        record Unchanged(Issue issue) implements Outcome {}

        record NotFound() implements Outcome {}

        record NotAllowed() implements Outcome {}
    }
}
