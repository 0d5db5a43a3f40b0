package dev.nightshift.adapters.persistence.popularity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.adapters.persistence.PostgresTracker;
import dev.nightshift.domain.popularity.PopularityRule;
import dev.nightshift.domain.popularity.RankedIssue;
import dev.nightshift.domain.tracking.IssueBuilder;
import dev.nightshift.domain.tracking.IssueId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An issue that was imported with as many views as a number can say, and one beside it. */
class NumbersAtTheirEndIT {

    private static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");
    private static final IssueId FULL = new IssueId(1);
    private static final IssueId OTHER = new IssueId(2);

    private final PostgresTracker tracker = PostgresTracker.fresh();
    private final Database database = tracker.database();
    private final PostgresPopularityScores scores = new PostgresPopularityScores(database);

    @BeforeEach
    void two_issues() {
        for (IssueId id : new IssueId[] {FULL, OTHER}) {
            Instant created = NOW.minusSeconds(60);
            tracker.issues()
                    .add(IssueBuilder.anIssue()
                            .withId(id.value())
                            .createdOn(created)
                            .build());
            scores.begin(id, created);
        }
        execute("UPDATE issue_attention SET views = 9223372036854775807, timeless_views = 9223372036854775807"
                + " WHERE issue_id = 1");
        execute("UPDATE popularity SET total = 9223372036854775807, activity = 9223372036854775807 WHERE issue_id = 1");
        for (IssueId id : new IssueId[] {FULL, OTHER}) {
            tracker.views().add(Map.of(id, 2L), NOW.minusSeconds(5));
            scores.remember(Map.of(id, 2L), NOW.minusSeconds(5));
            assertThat(tracker.comments().add(id, "ada", "hello", NOW.minusSeconds(4)))
                    .isPresent();
            scores.remember(Map.of(id, 1L), NOW.minusSeconds(4));
        }
    }

    private void execute(String sql) {
        database.run(handle -> handle.createScript(sql).execute());
    }

    private long scoreOf(IssueId id, PopularityRule rule) {
        return scores.top(rule, 10, NOW).stream()
                .filter(ranked -> ranked.issue().equals(id))
                .mapToLong(RankedIssue::score)
                .findFirst()
                .orElseThrow();
    }

    private long viewsOf(IssueId id) {
        return tracker.issues().find(id).orElseThrow().attention().views();
    }

    @Test
    void views_are_counted_for_both() {
        assertThat(viewsOf(FULL)).isEqualTo(Long.MAX_VALUE);
        assertThat(viewsOf(OTHER)).isEqualTo(2);
    }

    @Test
    void a_roll_up_raises_the_score_of_the_other() {
        scores.rollUp(NOW);
        assertThat(scoreOf(FULL, PopularityRule.RECENT)).isEqualTo(Long.MAX_VALUE);
        assertThat(scoreOf(OTHER, PopularityRule.RECENT)).isEqualTo(3);
        assertThat(scoreOf(OTHER, PopularityRule.ACTIVITY)).isEqualTo(3);
    }

    @Test
    void a_rebuild_counts_the_other() {
        scores.rebuild(NOW);
        assertThat(scoreOf(FULL, PopularityRule.RECENT)).isEqualTo(Long.MAX_VALUE);
        assertThat(scoreOf(OTHER, PopularityRule.RECENT)).isEqualTo(3);
    }

    @Test
    void a_ranking_as_of_an_instant_has_both() {
        assertThat(scores.topAt(PopularityRule.RECENT, 10, NOW))
                .extracting(RankedIssue::score)
                .containsExactly(Long.MAX_VALUE, 3L);
    }

    @Test
    void the_next_version_brings_what_is_there_within_its_bounds() {
        execute(migration("tracking/V111__views_within_bounds.sql"));
        execute(migration("popularity/V112__scores_within_bounds.sql"));
        scores.rollUp(NOW);
        assertThat(scoreOf(FULL, PopularityRule.RECENT)).isEqualTo(1_000_000_000_003L);
        assertThat(scoreOf(OTHER, PopularityRule.RECENT)).isEqualTo(3);
        scores.rebuild(NOW);
        assertThat(scoreOf(FULL, PopularityRule.RECENT)).isEqualTo(1_000_000_000_003L);
    }

    private static String migration(String name) {
        try (InputStream file =
                Objects.requireNonNull(NumbersAtTheirEndIT.class.getResourceAsStream("/db/migration/" + name))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
