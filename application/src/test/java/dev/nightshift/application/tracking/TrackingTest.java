package dev.nightshift.application.tracking;

import static dev.nightshift.domain.tracking.IssueBuilder.anIssue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightshift.application.RollingBack;
import dev.nightshift.domain.MovableClock;
import dev.nightshift.domain.audit.InMemoryAuditLog;
import dev.nightshift.domain.tracking.Actor;
import dev.nightshift.domain.tracking.Comment;
import dev.nightshift.domain.tracking.InMemoryTracker;
import dev.nightshift.domain.tracking.Issue;
import dev.nightshift.domain.tracking.IssueEvent;
import dev.nightshift.domain.tracking.IssueFilter;
import dev.nightshift.domain.tracking.IssueId;
import dev.nightshift.domain.tracking.IssueKey;
import dev.nightshift.domain.tracking.IssueStatus;
import dev.nightshift.domain.tracking.IssueText;
import dev.nightshift.domain.tracking.StatusChange;
import dev.nightshift.domain.tracking.TrackedIssue;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TrackingTest {

    private static final Actor ANN = new Actor("ann", false);
    private static final Actor EVE = new Actor("eve", false);
    private static final IssueId NOBODY = new IssueId(4711);

    private final MovableClock clock = MovableClock.at("2026-03-05T10:00:00Z");
    private final Instant now = clock.instant();
    private final InMemoryTracker tracker = new InMemoryTracker();
    private final RollingBack transactions = new RollingBack(tracker);
    private final ToldEvents events = new ToldEvents(transactions);

    private List<Issue> issues() {
        return tracker.issues().list(IssueFilter.ALL, null, 100).items().stream()
                .map(TrackedIssue::issue)
                .toList();
    }

    @Nested
    class Somebody_reports_an_issue {

        private final ReportIssue reportIssue = new ReportIssue(transactions, tracker.issues(), events, clock);
        private final ReportIssue.Draft draft = new ReportIssue.Draft(new IssueText("Lamp", "flickers"), "ann", "bob");

        @Test
        void it_is_kept_and_told() {
            Issue issue = reportIssue.report(draft);
            assertThat(issue)
                    .isEqualTo(new Issue(
                            issue.id(),
                            IssueKey.of(issue.id()),
                            draft.text(),
                            IssueStatus.OPEN,
                            "ann",
                            "bob",
                            now,
                            now));
            assertThat(issues()).containsExactly(issue);
            assertThat(events.told()).containsExactly(new IssueEvent.Reported(issue));
        }

        @Test
        void it_is_not_kept_when_it_can_not_be_told() {
            events.fail();
            assertThatThrownBy(() -> reportIssue.report(draft)).hasMessage("nobody listens");
            assertThat(issues()).isEmpty();
            assertThat(transactions.rollbacks()).isEqualTo(1);
        }

        @Test
        void its_title_says_something() {
            assertThatThrownBy(() -> new ReportIssue.Draft(new IssueText(" \n", ""), "ann", null))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("title must not be blank");
        }
    }

    @Nested
    class Somebody_changes_a_status {

        private final ChangeIssueStatus changeStatus =
                new ChangeIssueStatus(transactions, tracker.issues(), tracker.history(), events, clock);
        private final Issue issue =
                anIssue().reportedBy("ann").assignedTo("bob").in(tracker.issues());

        @Test
        void the_change_is_kept_remembered_and_told() {
            var outcome = changeStatus.change(issue.id(), IssueStatus.CLOSED, new Actor("bob", false));
            StatusChange change = new StatusChange(issue.id(), IssueStatus.OPEN, IssueStatus.CLOSED, "bob", now);
            assertThat(outcome).isEqualTo(new ChangeIssueStatus.Outcome.Changed(issue.after(change)));
            assertThat(issues()).containsExactly(issue.after(change));
            assertThat(tracker.history().of(issue.id())).containsExactly(change);
            assertThat(events.told()).containsExactly(new IssueEvent.StatusChanged(change));
        }

        @Test
        void to_what_it_is_already_changes_nothing() {
            assertThat(changeStatus.change(issue.id(), IssueStatus.OPEN, ANN))
                    .isEqualTo(new ChangeIssueStatus.Outcome.Unchanged(issue));
            assertThat(tracker.history().of(issue.id())).isEmpty();
            assertThat(events.told()).isEmpty();
        }

        @Test
        void strangers_may_not_and_learn_no_more_than_that() {
            assertThat(changeStatus.change(issue.id(), IssueStatus.OPEN, EVE))
                    .isEqualTo(new ChangeIssueStatus.Outcome.NotAllowed());
            assertThat(changeStatus.change(issue.id(), IssueStatus.CLOSED, EVE))
                    .isEqualTo(new ChangeIssueStatus.Outcome.NotAllowed());
            assertThat(issues()).containsExactly(issue);
        }

        @Test
        void an_issue_that_is_not_there_has_none() {
            assertThat(changeStatus.change(NOBODY, IssueStatus.CLOSED, ANN))
                    .isEqualTo(new ChangeIssueStatus.Outcome.NotFound());
        }

        @Test
        void nothing_of_it_stays_when_it_can_not_be_told() {
            events.fail();
            assertThatThrownBy(() -> changeStatus.change(issue.id(), IssueStatus.CLOSED, ANN))
                    .hasMessage("nobody listens");
            assertThat(issues()).containsExactly(issue);
            assertThat(tracker.history().of(issue.id())).isEmpty();
        }
    }

    @Nested
    class Somebody_comments {

        private final CommentOnIssue commentOnIssue =
                new CommentOnIssue(transactions, tracker.comments(), events, clock);
        private final Issue issue = anIssue().in(tracker.issues());

        @Test
        void the_comment_is_kept_and_told() {
            Comment comment =
                    commentOnIssue.comment(issue.id(), "bob", "Indeed.").orElseThrow();
            assertThat(tracker.allComments()).containsExactly(comment);
            assertThat(events.told()).containsExactly(new IssueEvent.Commented(issue.id(), now));
        }

        @Test
        void on_nothing_when_there_is_no_such_issue() {
            assertThat(commentOnIssue.comment(NOBODY, "bob", "Hello?")).isEmpty();
            assertThat(events.told()).isEmpty();
        }

        @Test
        void it_is_not_kept_when_it_can_not_be_told() {
            events.fail();
            assertThatThrownBy(() -> commentOnIssue.comment(issue.id(), "bob", "Indeed."))
                    .hasMessage("nobody listens");
            assertThat(tracker.allComments()).isEmpty();
        }
    }

    @Nested
    class Somebody_deletes_an_issue {

        private final InMemoryAuditLog audit = new InMemoryAuditLog();
        private final DeleteIssue deleteIssue = new DeleteIssue(
                transactions, tracker.issues(), tracker.comments(), tracker.history(), events, audit, clock);
        private final Issue issue = anIssue().in(tracker.issues());

        @Test
        void it_is_gone_and_told_with_every_instant_it_touched() {
            Instant commented = now.minusSeconds(30);
            Instant changed = now.minusSeconds(20);
            tracker.comments().add(issue.id(), "bob", "Indeed.", commented);
            tracker.history()
                    .append(new StatusChange(issue.id(), IssueStatus.OPEN, IssueStatus.CLOSED, "bob", changed));

            assertThat(deleteIssue.delete(issue.id(), "root")).isTrue();

            assertThat(issues()).isEmpty();
            assertThat(events.told())
                    .containsExactly(
                            new IssueEvent.Deleted(issue.id(), List.of(issue.createdAt(), changed, commented)));
        }

        @Test
        void one_that_is_not_there_is_not() {
            assertThat(deleteIssue.delete(NOBODY, "root")).isFalse();
            assertThat(events.told()).isEmpty();
        }

        @Test
        void it_stays_with_all_it_has_when_it_can_not_be_told() {
            tracker.comments().add(issue.id(), "bob", "Indeed.", now);
            events.fail();
            assertThatThrownBy(() -> deleteIssue.delete(issue.id(), "root")).hasMessage("nobody listens");
            assertThat(issues()).containsExactly(issue);
            assertThat(tracker.allComments()).hasSize(1);
        }
    }
}
