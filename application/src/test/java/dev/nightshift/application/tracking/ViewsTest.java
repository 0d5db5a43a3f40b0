package dev.nightshift.application.tracking;

import static dev.nightshift.domain.tracking.IssueBuilder.anIssue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightshift.application.RollingBack;
import dev.nightshift.domain.MovableClock;
import dev.nightshift.domain.tracking.Attention;
import dev.nightshift.domain.tracking.InMemoryTracker;
import dev.nightshift.domain.tracking.Issue;
import dev.nightshift.domain.tracking.IssueEvent;
import dev.nightshift.domain.tracking.IssueId;
import dev.nightshift.domain.tracking.TrackedIssue;
import dev.nightshift.domain.tracking.ViewTally;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ViewsTest {

    private final MovableClock clock = MovableClock.at("2026-03-05T10:00:00Z");
    private final InMemoryTracker tracker = new InMemoryTracker();
    private final RollingBack transactions = new RollingBack(tracker);
    private final ToldEvents events = new ToldEvents(transactions);
    private final ViewTally tally = new ViewTally();
    private final ViewIssue viewIssue = new ViewIssue(tracker.issues(), tally);
    private final FlushViews flushViews = new FlushViews(transactions, tally, tracker.views(), events, clock);
    private final Issue issue = anIssue().in(tracker.issues());

    private long viewsKept() {
        return tracker.issues().find(issue.id()).orElseThrow().attention().views();
    }

    @Nested
    class An_issue_is_looked_at {

        @Test
        void it_shows_its_views_with_this_one() {
            tracker.views().add(Map.of(issue.id(), 5L), clock.instant());
            assertThat(viewIssue.view(issue.id())).contains(new TrackedIssue(issue, new Attention(6, 0)));
            assertThat(viewIssue.view(issue.id())).contains(new TrackedIssue(issue, new Attention(7, 0)));
            assertThat(viewsKept()).isEqualTo(5);
        }

        @Test
        void one_that_is_not_there_is_not_counted() {
            assertThat(viewIssue.view(new IssueId(4711))).isEmpty();
            assertThat(tally.drain()).isEmpty();
        }
    }

    @Nested
    class Views_are_flushed {

        @Test
        void they_are_kept_and_told_once() {
            viewIssue.view(issue.id());
            viewIssue.view(issue.id());
            flushViews.flush();
            flushViews.flush();
            assertThat(viewsKept()).isEqualTo(2);
            assertThat(events.told()).containsExactly(new IssueEvent.Viewed(Map.of(issue.id(), 2L), clock.instant()));
        }

        @Test
        void without_views_there_is_no_transaction() {
            flushViews.flush();
            assertThat(transactions.commits()).isZero();
        }

        @Test
        void those_that_can_not_be_kept_are_put_back_and_kept_the_next_time() {
            viewIssue.view(issue.id());
            events.fail();
            assertThatThrownBy(flushViews::flush).hasMessage("nobody listens");
            assertThat(viewsKept()).isZero();
            assertThat(tally.of(issue.id())).isEqualTo(1);

            viewIssue.view(issue.id());
            events.listen();
            flushViews.flush();

            assertThat(viewsKept()).isEqualTo(2);
        }
    }
}
