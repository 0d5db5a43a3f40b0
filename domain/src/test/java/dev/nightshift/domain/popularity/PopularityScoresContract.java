package dev.nightshift.domain.popularity;

import static dev.nightshift.domain.popularity.PopularityRule.ACTIVITY;
import static dev.nightshift.domain.popularity.PopularityRule.RECENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.domain.tracking.Issue;
import dev.nightshift.domain.tracking.IssueId;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the orders of {@link PopularityScores} promise. */
public abstract class PopularityScoresContract extends ScoredIssues {

    @Nested
    class No_issue_is_there {

        @ParameterizedTest
        @EnumSource
        void the_list_is_empty(PopularityRule rule) {
            assertThat(rolledUp(rule, NOW)).isEmpty();
            scores().rebuild(NOW);
            assertThat(rolledUp(rule, NOW)).isEmpty();
        }

        @Test
        void attention_to_an_issue_that_is_gone_is_forgotten() {
            scores().remember(Map.of(new IssueId(4711), 1L), NOW.minusSeconds(1));
            scores().remember(Map.of(), NOW);
            assertThat(rolledUp(ACTIVITY, NOW)).isEmpty();
        }
    }

    @Nested
    class By_the_rule_of_recent_issues {

        @Test
        void the_window_holds_its_beginning_and_not_its_end() {
            begin(1, WINDOW_START.minus(TICK));
            begin(2, WINDOW_START);
            begin(3, NOW.minus(TICK));
            begin(4, NOW);
            assertThat(idsOf(rolledUp(RECENT, NOW))).containsExactly(3L, 2L);
        }

        @Test
        void equal_scores_come_newest_first_and_then_by_descending_id() {
            begin(1, WINDOW_START.plusSeconds(1));
            begin(2, WINDOW_START.plusSeconds(1));
            begin(3, WINDOW_START);
            view(begin(4, WINDOW_START), 1, NOW.minusSeconds(1));
            assertThat(idsOf(rolledUp(RECENT, NOW))).containsExactly(4L, 2L, 1L, 3L);
        }

        @Test
        void attention_of_any_age_counts_up_to_now() {
            Issue issue = begin(1, WINDOW_START);
            comment(issue, WINDOW_START.minus(Duration.ofDays(400)));
            view(issue, 5, NOW.minus(TICK));
            view(issue, 7, NOW);
            assertThat(rolledUp(RECENT, NOW)).containsExactly(new RankedIssue(issue.id(), WINDOW_START, 6));
            assertThat(rolledUp(RECENT, NOW.plus(TICK))).isEmpty();
        }

        @Test
        void the_list_ends_with_the_last_place_asked_for() {
            for (int id = 1; id <= 12; id++) {
                view(begin(id, NOW.minusSeconds(id)), id, NOW.minusMillis(1));
            }
            scores().rollUp(NOW);
            assertThat(idsOf(scores().top(RECENT, 3, NOW))).containsExactly(12L, 11L, 10L);
            assertThat(idsOf(scores().topAt(RECENT, 3, NOW))).containsExactly(12L, 11L, 10L);
        }
    }

    @Nested
    class By_the_rule_of_activity {

        private final Issue old = begin(1, WINDOW_START.minus(Duration.ofDays(400)));

        @Test
        void the_window_holds_its_beginning_and_not_its_end() {
            view(old, 1, WINDOW_START.minus(TICK));
            view(old, 10, WINDOW_START);
            view(old, 100, NOW.minus(TICK));
            view(old, 1000, NOW);
            comment(old, WINDOW_START.minus(TICK));
            comment(old, WINDOW_START);
            comment(old, NOW);
            assertThat(rolledUp(ACTIVITY, NOW)).extracting(RankedIssue::score).containsExactly(111L);
        }

        @Test
        void what_leaves_the_window_no_longer_counts() {
            view(old, 10, WINDOW_START);
            comment(old, WINDOW_START.plus(TICK));
            assertThat(rolledUp(ACTIVITY, NOW)).extracting(RankedIssue::score).containsExactly(11L);
            assertThat(rolledUp(ACTIVITY, NOW.plus(TICK)))
                    .extracting(RankedIssue::score)
                    .containsExactly(1L);
            assertThat(rolledUp(ACTIVITY, NOW.plus(TICK).plus(TICK))).isEmpty();
        }

        @Test
        void what_comes_late_and_has_left_the_window_does_not_count() {
            rolledUp(ACTIVITY, NOW);
            comment(old, WINDOW_START.minus(TICK));
            comment(old, WINDOW_START);
            assertThat(rolledUp(ACTIVITY, NOW.plusSeconds(1))).isEmpty();
        }

        @Test
        void an_issue_without_attention_has_no_place() {
            begin(2, NOW.minusSeconds(1));
            view(old, 1, NOW.minusSeconds(1));
            assertThat(idsOf(rolledUp(ACTIVITY, NOW))).containsExactly(1L);
        }

        @Test
        void equal_scores_come_newest_first_and_then_by_descending_id() {
            comment(begin(2, NOW), NOW.minusSeconds(1));
            comment(begin(3, NOW), NOW.minusSeconds(2));
            comment(old, NOW.minusSeconds(3));
            assertThat(idsOf(rolledUp(ACTIVITY, NOW))).containsExactly(3L, 2L, 1L);
        }
    }
}
