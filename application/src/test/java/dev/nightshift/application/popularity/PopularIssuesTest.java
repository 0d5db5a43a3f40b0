package dev.nightshift.application.popularity;

import static dev.nightshift.domain.popularity.PopularityRule.ACTIVITY;
import static dev.nightshift.domain.popularity.PopularityRule.RECENT;
import static dev.nightshift.domain.tracking.IssueBuilder.anIssue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightshift.application.RollingBack;
import dev.nightshift.domain.MovableClock;
import dev.nightshift.domain.popularity.InMemoryPopularRevision;
import dev.nightshift.domain.popularity.InMemoryPopularityScores;
import dev.nightshift.domain.popularity.PopularList;
import dev.nightshift.domain.popularity.PopularityRule;
import dev.nightshift.domain.popularity.UncachedPopularLists;
import dev.nightshift.domain.tracking.Dumps;
import dev.nightshift.domain.tracking.InMemoryTracker;
import dev.nightshift.domain.tracking.Issue;
import dev.nightshift.domain.tracking.IssueEvent;
import dev.nightshift.domain.tracking.IssueId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PopularIssuesTest {

    private final MovableClock clock = MovableClock.at("2026-03-05T10:00:00Z");
    private final Instant now = clock.instant();
    private final InMemoryTracker tracker = new InMemoryTracker();
    private final InMemoryPopularityScores scores = new InMemoryPopularityScores(tracker);
    private final UncachedPopularLists cache = new UncachedPopularLists();
    private final InMemoryPopularRevision revision = new InMemoryPopularRevision();
    private final RollingBack transactions = new RollingBack(tracker, scores);
    private final FollowIssues followIssues = new FollowIssues(transactions, scores, cache, revision, clock);
    private final RollUpScores rollUpScores = new RollUpScores(transactions, scores, clock);
    private final RankPopularIssues rankPopularIssues = new RankPopularIssues(scores, tracker.issues(), cache, clock);

    private Issue reported(Instant at) {
        Issue issue = anIssue().createdOn(at).in(tracker.issues());
        followIssues.follow(new IssueEvent.Reported(issue));
        return issue;
    }

    private void comment(Issue issue, Instant at) {
        tracker.comments().add(issue.id(), "bob", "Indeed.", at);
        followIssues.follow(new IssueEvent.Commented(issue.id(), at));
    }

    private List<Long> scoresOf(PopularityRule rule) {
        return rankPopularIssues.rank(rule, Optional.empty()).entries().stream()
                .map(PopularList.Entry::score)
                .toList();
    }

    @Nested
    class Scores_follow_issues {

        private final Issue issue = reported(now.minusSeconds(60));

        @Test
        void a_new_issue_is_ranked_at_once() {
            assertThat(rankPopularIssues.rank(RECENT, Optional.empty()))
                    .isEqualTo(PopularList.of(
                            List.of(new PopularList.Entry(
                                    tracker.issues().find(issue.id()).orElseThrow(), 0)),
                            now));
        }

        @Test
        void comments_and_views_count_after_the_next_roll_up() {
            comment(issue, now.minusSeconds(1));
            tracker.views().add(Map.of(issue.id(), 5L), now.minusSeconds(1));
            followIssues.follow(new IssueEvent.Viewed(Map.of(issue.id(), 5L), now.minusSeconds(1)));
            assertThat(scoresOf(RECENT)).containsExactly(0L);

            assertThat(rollUpScores.rollUp()).isTrue();

            assertThat(scoresOf(RECENT)).containsExactly(6L);
            assertThat(scoresOf(ACTIVITY)).containsExactly(6L);
        }

        @Test
        void what_grows_old_is_no_activity_after_the_next_roll_up() {
            comment(issue, now.minusSeconds(1));
            rollUpScores.rollUp();
            clock.advance(Duration.ofDays(7));
            rollUpScores.rollUp();
            assertThat(scoresOf(ACTIVITY)).isEmpty();
        }

        @Test
        void a_deletion_evicts_the_lists_once_it_is_certain() {
            transactions.inOne(() -> {
                tracker.issues().remove(issue.id());
                followIssues.follow(new IssueEvent.Deleted(issue.id(), List.of()));
                assertThat(cache.evictions()).isZero();
            });
            assertThat(cache.evictions()).isEqualTo(1);
            assertThat(revision.current()).isEqualTo(1);
            assertThat(scoresOf(RECENT)).isEmpty();
        }

        @Test
        void a_deletion_that_does_not_come_to_be_evicts_nothing() {
            assertThatThrownBy(() -> transactions.inOne(() -> {
                        followIssues.follow(new IssueEvent.Deleted(issue.id(), List.of()));
                        throw new IllegalStateException("no");
                    }))
                    .hasMessage("no");
            assertThat(cache.evictions()).isZero();
        }

        @Test
        void an_import_is_scored_and_evicts_the_lists() {
            transactions.inOne(() -> {
                var intake = tracker.intake();
                intake.issue(Dumps.issue("LAMP-1", now.minusSeconds(30)), 1);
                intake.complete();
                followIssues.follow(new IssueEvent.Imported(now.minusSeconds(30), now.minusSeconds(30)));
            });
            assertThat(scoresOf(RECENT)).containsExactly(5L, 0L);
            assertThat(cache.evictions()).isEqualTo(1);
            assertThat(revision.current()).isEqualTo(1);
        }
    }

    @Nested
    class More_issues_than_places {

        @Test
        void ten_are_shown_best_first() {
            for (int i = 1; i <= 12; i++) {
                Issue issue = reported(now.minusSeconds(i));
                for (int j = 0; j < i; j++) {
                    comment(issue, now.minusMillis(1));
                }
            }
            rollUpScores.rollUp();
            assertThat(scoresOf(RECENT)).containsExactly(12L, 11L, 10L, 9L, 8L, 7L, 6L, 5L, 4L, 3L);
        }
    }

    @Nested
    class As_of_an_instant {

        @Test
        void the_list_is_computed_from_what_had_happened_by_then() {
            Instant then = Instant.parse("2025-06-01T00:00:00Z");
            Issue old = reported(then.minusSeconds(60));
            comment(old, then.minusSeconds(1));
            comment(old, then);
            PopularList list = rankPopularIssues.rank(RECENT, Optional.of(then));
            assertThat(list.computedAt()).isEqualTo(then);
            assertThat(list.entries()).extracting(PopularList.Entry::score).containsExactly(1L);
        }
    }

    @Nested
    class An_issue_is_deleted_while_it_is_ranked {

        @Test
        void it_has_no_place() {
            reported(now.minusSeconds(1));
            Issue gone = reported(now.minusSeconds(2));
            scores.remember(Map.of(new IssueId(gone.id().value()), 1L), now.minusSeconds(1));
            rollUpScores.rollUp();
            tracker.issues().remove(gone.id());
            assertThat(scoresOf(RECENT)).containsExactly(0L);
        }
    }
}
