package dev.nightshift.adapters.persistence;

import static dev.nightshift.domain.tracking.IssueBuilder.anIssue;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.adapters.persistence.popularity.PostgresPopularityScores;
import dev.nightshift.domain.popularity.PopularityScores;
import dev.nightshift.domain.tracking.Issue;
import dev.nightshift.domain.tracking.IssueId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What it costs to count attention. */
class CountersIT {

    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

    /** On one connection, for each tells what it has done only now and then, or when it is forced to. */
    private final PostgresTracker tracker =
            new PostgresTracker(new Database(new DataSourceConnections(TestDatabase.freshDataSource(1))));

    private final PopularityScores scores = new PostgresPopularityScores(tracker.database());

    private Issue begun() {
        Issue issue = anIssue().in(tracker.issues());
        scores.begin(issue.id(), issue.createdAt());
        return issue;
    }

    private long of(String table, String what) {
        return tracker.database().with(handle -> {
            handle.execute("SELECT pg_stat_force_next_flush()");
            return handle.createQuery("SELECT " + what + " FROM pg_stat_user_tables WHERE relname = :table")
                    .bind("table", table)
                    .mapTo(Long.class)
                    .one();
        });
    }

    @Test
    void the_counters_are_heap_only_and_no_score_is_touched() {
        List<Issue> issues = tracker.inOne(
                () -> IntStream.range(0, 300).mapToObj(i -> begun()).toList());
        long scoresBefore = of("popularity", "n_tup_upd + n_tup_ins");
        Map<IssueId, Long> counts = new HashMap<>();
        issues.forEach(issue -> counts.put(issue.id(), 1L));

        for (int i = 0; i < 20; i++) {
            tracker.comments().add(issues.get(0).id(), "bob", "Me too.", NOON);
            tracker.views().add(counts, NOON);
            scores.remember(counts, NOON);
        }

        long updates = of("issue_attention", "n_tup_upd");
        assertThat(updates).isEqualTo(20 * 301);
        assertThat(of("issue_attention", "n_tup_hot_upd")).isGreaterThanOrEqualTo(updates * 95 / 100);
        assertThat(of("popularity", "n_tup_upd + n_tup_ins")).isEqualTo(scoresBefore);
    }
}
