package dev.nightshift.domain.popularity;

import static dev.nightshift.domain.popularity.PopularityRule.ACTIVITY;
import static dev.nightshift.domain.popularity.PopularityRule.RECENT;
import static dev.nightshift.domain.tracking.IssueBuilder.anIssue;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.domain.Together;
import dev.nightshift.domain.tracking.Issue;
import dev.nightshift.domain.tracking.IssueId;
import dev.nightshift.domain.tracking.Tracker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@link PopularityScores} promise. */
public abstract class PopularityScoresContract {

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    private static final Instant WINDOW_START = NOW.minus(Duration.ofDays(7));
    private static final Duration TICK = Duration.ofNanos(1000);

    /** An empty tracker, the same throughout a test. */
    protected abstract Tracker tracker();

    /** The scores of the tracker's issues. */
    protected abstract PopularityScores scores();

    private Issue begin(long id, Instant createdAt) {
        Issue issue = anIssue().withId(id).createdOn(createdAt).build();
        tracker().issues().add(issue);
        scores().begin(issue.id(), createdAt);
        return issue;
    }

    private void comment(Issue issue, Instant at) {
        tracker().inOne(() -> {
            tracker().comments().add(issue.id(), "bob", "Indeed.", at);
            scores().remember(Map.of(issue.id(), 1L), at);
        });
    }

    private void view(Issue issue, long times, Instant at) {
        tracker().inOne(() -> {
            tracker().views().add(Map.of(issue.id(), times), at);
            scores().remember(Map.of(issue.id(), times), at);
        });
    }

    private List<RankedIssue> rolledUp(PopularityRule rule, Instant now) {
        assertThat(scores().rollUp(now)).isTrue();
        List<RankedIssue> top = scores().top(rule, 10, now);
        assertThat(top).isEqualTo(scores().topAt(rule, 10, now));
        return top;
    }

    private static List<Long> idsOf(List<RankedIssue> ranked) {
        return ranked.stream().map(place -> place.issue().value()).toList();
    }

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

    @Nested
    class Between_two_roll_ups {

        private final Issue issue = begin(1, NOW.minusSeconds(60));

        @Test
        void scores_stay_as_they_were() {
            rolledUp(RECENT, NOW);
            comment(issue, NOW);
            assertThat(scores().top(RECENT, 10, NOW.plusSeconds(1)))
                    .extracting(RankedIssue::score)
                    .containsExactly(0L);
        }

        @Test
        void a_new_issue_has_its_place_and_a_deleted_one_has_none() {
            rolledUp(RECENT, NOW);
            begin(2, NOW);
            tracker().issues().remove(issue.id());
            assertThat(idsOf(scores().top(RECENT, 10, NOW.plusSeconds(1)))).containsExactly(2L);
        }

        @Test
        void a_slow_clock_takes_nothing_back() {
            comment(issue, NOW.minusSeconds(1));
            rolledUp(ACTIVITY, NOW);
            scores().rollUp(NOW.minus(Duration.ofMinutes(3)));
            assertThat(rolledUp(ACTIVITY, NOW)).extracting(RankedIssue::score).containsExactly(1L);
        }
    }

    @Nested
    class Scores_are_rebuilt {

        private final Issue issue = begin(1, NOW.minusSeconds(60));

        @Test
        void they_are_what_they_would_be_without() {
            comment(issue, NOW.minusSeconds(1));
            view(issue, 5, NOW.plusSeconds(1));
            scores().rebuild(NOW);
            scores().rebuild(NOW);
            assertThat(rolledUp(RECENT, NOW)).extracting(RankedIssue::score).containsExactly(1L);
            assertThat(rolledUp(ACTIVITY, NOW)).extracting(RankedIssue::score).containsExactly(1L);
            assertThat(rolledUp(RECENT, NOW.plusSeconds(2)))
                    .extracting(RankedIssue::score)
                    .containsExactly(6L);
        }

        @Test
        void issues_that_never_began_have_their_place() {
            tracker()
                    .issues()
                    .add(anIssue().withId(2).createdOn(NOW.minusSeconds(1)).build());
            scores().rebuild(NOW);
            assertThat(idsOf(rolledUp(RECENT, NOW))).containsExactly(2L, 1L);
        }

        @Test
        void the_window_may_move_back() {
            view(issue, 10, WINDOW_START.minus(TICK));
            rolledUp(ACTIVITY, NOW);
            scores().rebuild(NOW.minus(TICK));
            assertThat(scores().top(ACTIVITY, 10, NOW.minus(TICK)))
                    .extracting(RankedIssue::score)
                    .containsExactly(10L);
        }
    }

    @Nested
    class Many_remember_at_once {

        @Test
        void nothing_is_lost() {
            Issue issue = begin(1, NOW.minusSeconds(60));
            Together.run(8, i -> {
                for (int j = 0; j < 10; j++) {
                    view(issue, 1, NOW.minusSeconds(j + 1L));
                    scores().rollUp(NOW);
                }
                return i;
            });
            assertThat(rolledUp(RECENT, NOW)).extracting(RankedIssue::score).containsExactly(80L);
            assertThat(rolledUp(ACTIVITY, NOW)).extracting(RankedIssue::score).containsExactly(80L);
        }
    }
}
