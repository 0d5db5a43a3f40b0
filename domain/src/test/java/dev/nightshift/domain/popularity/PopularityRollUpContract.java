package dev.nightshift.domain.popularity;

import static dev.nightshift.domain.popularity.PopularityRule.ACTIVITY;
import static dev.nightshift.domain.popularity.PopularityRule.RECENT;
import static dev.nightshift.domain.tracking.IssueBuilder.anIssue;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.domain.Together;
import dev.nightshift.domain.tracking.Issue;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What {@link PopularityScores} promise of roll-ups and rebuilds. */
public abstract class PopularityRollUpContract extends ScoredIssues {

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
