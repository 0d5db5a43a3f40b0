package dev.nightshift.adapters.web.tracking;

import dev.nightshift.application.Transactions;
import dev.nightshift.application.tracking.ChangeIssueStatus;
import dev.nightshift.application.tracking.CommentOnIssue;
import dev.nightshift.application.tracking.DeleteIssue;
import dev.nightshift.application.tracking.EditIssue;
import dev.nightshift.application.tracking.ListComments;
import dev.nightshift.application.tracking.ListIssues;
import dev.nightshift.application.tracking.ReportIssue;
import dev.nightshift.application.tracking.ShowIssue;
import dev.nightshift.application.tracking.ShowStatusHistory;
import dev.nightshift.application.tracking.ViewIssue;
import dev.nightshift.domain.MovableClock;
import dev.nightshift.domain.audit.AuditLog;
import dev.nightshift.domain.tracking.InMemoryTracker;
import dev.nightshift.domain.tracking.IssueEvents;
import dev.nightshift.domain.tracking.ViewTally;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** The tracker in memory, and its use cases. */
@Factory
final class TrackingFakes {

    private final InMemoryTracker tracker = new InMemoryTracker();
    private final ViewTally views = new ViewTally();
    private final IssueEvents events = event -> {};
    private final Transactions transactions;
    private final MovableClock clock;

    TrackingFakes(Transactions transactions, MovableClock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    @Singleton
    InMemoryTracker tracker() {
        return tracker;
    }

    @Singleton
    ReportIssue reportIssue() {
        return new ReportIssue(transactions, tracker.issues(), events, clock);
    }

    @Singleton
    ListIssues listIssues() {
        return new ListIssues(tracker.issues());
    }

    @Singleton
    ViewIssue viewIssue() {
        return new ViewIssue(tracker.issues(), views);
    }

    @Singleton
    ShowIssue showIssue() {
        return new ShowIssue(tracker.issues(), views);
    }

    @Singleton
    EditIssue editIssue() {
        return new EditIssue(transactions, tracker.issues(), clock);
    }

    @Singleton
    DeleteIssue deleteIssue(AuditLog audit) {
        return new DeleteIssue(
                transactions, tracker.issues(), tracker.comments(), tracker.history(), events, audit, clock);
    }

    @Singleton
    ChangeIssueStatus changeIssueStatus() {
        return new ChangeIssueStatus(transactions, tracker.issues(), tracker.history(), events, clock);
    }

    @Singleton
    ShowStatusHistory showStatusHistory() {
        return new ShowStatusHistory(tracker.issues(), tracker.history());
    }

    @Singleton
    CommentOnIssue commentOnIssue() {
        return new CommentOnIssue(transactions, tracker.comments(), events, clock);
    }

    @Singleton
    ListComments listComments() {
        return new ListComments(tracker.issues(), tracker.comments());
    }
}
