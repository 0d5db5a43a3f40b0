package dev.nightshift.domain.tracking;

import static dev.nightshift.domain.tracking.IssueBuilder.anIssue;
import static dev.nightshift.domain.tracking.IssueStatus.CLOSED;
import static dev.nightshift.domain.tracking.IssueStatus.IN_PROGRESS;
import static dev.nightshift.domain.tracking.IssueStatus.OPEN;
import static dev.nightshift.domain.tracking.IssueStatus.RESOLVED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.domain.Together;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@link StatusHistory} promises. */
public abstract class StatusHistoryContract {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    /** An empty tracker, the same throughout a test. */
    protected abstract Tracker tracker();

    private StatusHistory history() {
        return tracker().history();
    }

    private StatusChange append(Issue issue, IssueStatus from, IssueStatus to, @Nullable String actor, Instant at) {
        StatusChange change = new StatusChange(issue.id(), from, to, actor, at);
        history().append(change);
        return change;
    }

    @Nested
    class Nothing_has_changed {

        @Test
        void the_history_is_empty() {
            assertThat(history().of(anIssue().in(tracker().issues()).id())).isEmpty();
            assertThat(history().of(new IssueId(4711))).isEmpty();
        }
    }

    @Nested
    class Changes_were_appended {

        @Test
        void they_come_oldest_first_and_then_as_they_were_appended() {
            Issue issue = anIssue().in(tracker().issues());
            Issue other = anIssue().in(tracker().issues());
            StatusChange second = append(issue, OPEN, RESOLVED, "bob", NOON);
            StatusChange third = append(issue, RESOLVED, OPEN, null, NOON);
            append(other, OPEN, CLOSED, "bob", NOON);
            StatusChange fourth = append(issue, OPEN, RESOLVED, "ann", NOON);
            StatusChange first = append(issue, OPEN, IN_PROGRESS, "bob", NOON.minusNanos(1000));

            assertThat(history().of(issue.id())).containsExactly(first, second, third, fourth);
        }

        @Test
        void the_same_again_is_another() {
            Issue issue = anIssue().in(tracker().issues());
            StatusChange change = append(issue, OPEN, CLOSED, "bob", NOON);
            history().append(change);
            assertThat(history().of(issue.id())).isEqualTo(List.of(change, change));
        }

        @ParameterizedTest
        @MethodSource("dev.nightshift.domain.OddTexts#all")
        void odd_names_come_back(String odd) {
            Issue issue = anIssue().in(tracker().issues());
            StatusChange change = append(issue, OPEN, CLOSED, odd, NOON);
            assertThat(history().of(issue.id())).containsExactly(change);
        }
    }

    @Nested
    class Many_append_at_once {

        @Test
        void none_is_lost() {
            Issue issue = anIssue().in(tracker().issues());
            Together.run(8, i -> append(issue, OPEN, CLOSED, "user" + i, NOON));
            assertThat(history().of(issue.id())).hasSize(8).doesNotHaveDuplicates();
        }
    }
}
