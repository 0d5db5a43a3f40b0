package dev.nightshift.domain.tracking;

import static dev.nightshift.domain.tracking.IssueBuilder.anIssue;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.domain.Together;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What {@link Views} promise. */
public abstract class ViewsContract {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    /** An empty tracker, the same throughout a test. */
    protected abstract Tracker tracker();

    private long viewsOf(Issue issue) {
        return tracker().issues().find(issue.id()).orElseThrow().attention().views();
    }

    @Nested
    class Views_are_added {

        @Test
        void each_issue_gets_its_own() {
            Issue one = anIssue().in(tracker().issues());
            Issue other = anIssue().in(tracker().issues());
            Issue third = anIssue().in(tracker().issues());
            tracker().views().add(Map.of(one.id(), 2L, other.id(), 5_000_000_000L), NOON);
            assertThat(viewsOf(one)).isEqualTo(2);
            assertThat(viewsOf(other)).isEqualTo(5_000_000_000L);
            assertThat(viewsOf(third)).isZero();
        }

        @Test
        void the_same_again_is_counted_again() {
            Issue issue = anIssue().in(tracker().issues());
            tracker().views().add(Map.of(issue.id(), 2L), NOON);
            tracker().views().add(Map.of(issue.id(), 2L), NOON);
            assertThat(viewsOf(issue)).isEqualTo(4);
        }

        @Test
        void views_of_issues_that_are_gone_are_dropped() {
            Issue issue = anIssue().in(tracker().issues());
            tracker().views().add(Map.of(issue.id(), 1L, new IssueId(4711), 9L), NOON);
            assertThat(viewsOf(issue)).isEqualTo(1);
        }

        @Test
        void there_may_be_none() {
            Issue issue = anIssue().in(tracker().issues());
            tracker().views().add(Map.of(), NOON);
            assertThat(viewsOf(issue)).isZero();
        }
    }

    @Nested
    class Many_add_at_once {

        @Test
        void none_is_lost_whatever_order_they_come_in() {
            List<Issue> issues = IntStream.range(0, 50)
                    .mapToObj(i -> anIssue().in(tracker().issues()))
                    .toList();
            Together.run(8, thread -> {
                Map<IssueId, Long> counts = new HashMap<>();
                issues.forEach(issue -> counts.put(issue.id(), 1L + thread));
                for (int i = 0; i < 5; i++) {
                    tracker().views().add(counts, NOON.plusSeconds(i));
                }
                return thread;
            });
            assertThat(issues).allMatch(issue -> viewsOf(issue) == 5 * 36);
        }
    }
}
