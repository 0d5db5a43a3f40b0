package dev.nightshift.adapters.persistence.popularity;

import static dev.nightshift.domain.tracking.IssueBuilder.anIssue;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.adapters.persistence.PostgresTracker;
import dev.nightshift.domain.Together;
import dev.nightshift.domain.popularity.PopularityRule;
import dev.nightshift.domain.popularity.PopularityScores;
import dev.nightshift.domain.popularity.RankedIssue;
import dev.nightshift.domain.tracking.Issue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Nodes that roll up and rebuild the same scores, on several connections. */
class RollUpRacesIT {

    private static final PostgresTracker POSTGRES = PostgresTracker.fresh();
    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

    private final PostgresTracker tracker = POSTGRES.emptied();
    private final PopularityScores scores = new PostgresPopularityScores(tracker.database());
    private final Issue issue = begun(1);

    private Issue begun(long id) {
        Issue begun = anIssue().withId(id).createdOn(NOW.minusSeconds(600)).build();
        tracker.inOne(() -> {
            tracker.issues().add(begun);
            scores.begin(begun.id(), begun.createdAt());
        });
        return begun;
    }

    private void view(Issue seen, Instant at) {
        tracker.inOne(() -> {
            tracker.views().add(Map.of(seen.id(), 1L), at);
            scores.remember(Map.of(seen.id(), 1L), at);
        });
    }

    private List<Long> scoresNow(PopularityRule rule) {
        return scores.top(rule, 10, NOW).stream().map(RankedIssue::score).toList();
    }

    @Nested
    class Another_node_is_rolling_up {

        @Test
        void this_one_does_not_wait() {
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch done = new CountDownLatch(1);
            List<Boolean> answers = Together.run(2, i -> {
                if (i == 0) {
                    return tracker.inOne(() -> {
                        boolean alone = scores.rollUp(NOW);
                        begun.countDown();
                        Together.await(done);
                        return alone;
                    });
                }
                Together.await(begun);
                boolean alone = scores.rollUp(NOW);
                done.countDown();
                return alone;
            });
            assertThat(answers).containsExactly(true, false);
        }
    }

    @Nested
    class Attention_is_not_committed_yet {

        @Test
        void it_waits_for_the_next_roll_up_also_through_a_rebuild() {
            CountDownLatch remembered = new CountDownLatch(1);
            CountDownLatch rebuilt = new CountDownLatch(1);
            Together.run(2, i -> {
                if (i == 0) {
                    tracker.inOne(() -> {
                        view(issue, NOW.minusSeconds(1));
                        remembered.countDown();
                        Together.await(rebuilt);
                    });
                } else {
                    Together.await(remembered);
                    scores.rebuild(NOW);
                    assertThat(scoresNow(PopularityRule.RECENT)).containsExactly(0L);
                    rebuilt.countDown();
                }
                return i;
            });
            scores.rollUp(NOW);
            assertThat(scoresNow(PopularityRule.RECENT)).containsExactly(1L);
            assertThat(scoresNow(PopularityRule.ACTIVITY)).containsExactly(1L);
        }
    }

    @Nested
    class Everything_at_once {

        @RepeatedTest(3)
        void no_attention_is_lost_or_counted_twice() {
            Together.run(8, thread -> {
                for (int round = 0; round < 10; round++) {
                    switch (thread) {
                        case 0 -> scores.rebuild(NOW);
                        case 1, 2 -> scores.rollUp(NOW);
                        case 3 -> {
                            Issue passing = begun(1000L + round);
                            view(passing, NOW.minusSeconds(2));
                            tracker.issues().remove(passing.id());
                        }
                        default -> view(issue, NOW.minusSeconds(round + 1L));
                    }
                }
                return thread;
            });
            scores.rollUp(NOW);
            for (PopularityRule rule : PopularityRule.values()) {
                assertThat(scoresNow(rule)).containsExactly(40L);
                assertThat(scores.top(rule, 10, NOW)).isEqualTo(scores.topAt(rule, 10, NOW));
            }
        }
    }
}
