package dev.nightshift.bootstrap.wiring;

import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.adapters.persistence.tracking.PostgresComments;
import dev.nightshift.adapters.persistence.tracking.PostgresIssueIntake;
import dev.nightshift.adapters.persistence.tracking.PostgresIssues;
import dev.nightshift.adapters.persistence.tracking.PostgresStatusHistory;
import dev.nightshift.adapters.persistence.tracking.PostgresViews;
import dev.nightshift.adapters.scheduler.tracking.ViewsJob;
import dev.nightshift.application.popularity.FollowIssues;
import dev.nightshift.application.stats.NoteChangedPast;
import dev.nightshift.application.tracking.ChangeIssueStatus;
import dev.nightshift.application.tracking.CommentOnIssue;
import dev.nightshift.application.tracking.DeleteIssue;
import dev.nightshift.application.tracking.EditIssue;
import dev.nightshift.application.tracking.FlushViews;
import dev.nightshift.application.tracking.ImportIssues;
import dev.nightshift.application.tracking.ListComments;
import dev.nightshift.application.tracking.ListIssues;
import dev.nightshift.application.tracking.ReportIssue;
import dev.nightshift.application.tracking.ShowIssue;
import dev.nightshift.application.tracking.ShowStatusHistory;
import dev.nightshift.application.tracking.ViewIssue;
import dev.nightshift.domain.audit.AuditLog;
import dev.nightshift.domain.tracking.Comments;
import dev.nightshift.domain.tracking.IssueEvents;
import dev.nightshift.domain.tracking.Issues;
import dev.nightshift.domain.tracking.StatusHistory;
import dev.nightshift.domain.tracking.ViewTally;
import dev.nightshift.domain.tracking.Views;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Tracking, and who learns of what happens there. */
@Factory
final class TrackingWiring {

    @Singleton
    Issues issues(Database database) {
        return new PostgresIssues(database);
    }

    @Singleton
    Comments comments(Database database) {
        return new PostgresComments(database);
    }

    @Singleton
    StatusHistory statusHistory(Database database) {
        return new PostgresStatusHistory(database);
    }

    @Singleton
    Views views(Database database) {
        return new PostgresViews(database);
    }

    @Singleton
    IssueEvents issueEvents(NoteChangedPast noteChangedPast, FollowIssues followIssues) {
        return event -> {
            noteChangedPast.note(event);
            followIssues.follow(event);
        };
    }

    @Singleton
    ViewTally viewTally() {
        return new ViewTally();
    }

    @Singleton
    ReportIssue reportIssue(Database database, Issues issues, IssueEvents events, InstantSource clock) {
        return new ReportIssue(database, issues, events, clock);
    }

    @Singleton
    EditIssue editIssue(Database database, Issues issues, InstantSource clock) {
        return new EditIssue(database, issues, clock);
    }

    @Singleton
    ChangeIssueStatus changeIssueStatus(
            Database database, Issues issues, StatusHistory history, IssueEvents events, InstantSource clock) {
        return new ChangeIssueStatus(database, issues, history, events, clock);
    }

    @Singleton
    DeleteIssue deleteIssue(
            Database database,
            Issues issues,
            Comments comments,
            StatusHistory history,
            IssueEvents events,
            AuditLog audit,
            InstantSource clock) {
        return new DeleteIssue(database, issues, comments, history, events, audit, clock);
    }

    @Singleton
    CommentOnIssue commentOnIssue(Database database, Comments comments, IssueEvents events, InstantSource clock) {
        return new CommentOnIssue(database, comments, events, clock);
    }

    @Singleton
    ViewIssue viewIssue(Issues issues, ViewTally tally) {
        return new ViewIssue(issues, tally);
    }

    @Singleton
    FlushViews flushViews(Database database, ViewTally tally, Views views, IssueEvents events, InstantSource clock) {
        return new FlushViews(database, tally, views, events, clock);
    }

    @Singleton
    ImportIssues importIssues(Database database, IssueEvents events) {
        return new ImportIssues(database, () -> new PostgresIssueIntake(database), events);
    }

    @Singleton
    ViewsJob viewsJob(FlushViews flushViews) {
        return new ViewsJob(flushViews);
    }

    @Singleton
    ListIssues listIssues(Issues issues) {
        return new ListIssues(issues);
    }

    @Singleton
    ShowIssue showIssue(Issues issues, ViewTally tally) {
        return new ShowIssue(issues, tally);
    }

    @Singleton
    ListComments listComments(Issues issues, Comments comments) {
        return new ListComments(issues, comments);
    }

    @Singleton
    ShowStatusHistory showStatusHistory(Issues issues, StatusHistory history) {
        return new ShowStatusHistory(issues, history);
    }
}
