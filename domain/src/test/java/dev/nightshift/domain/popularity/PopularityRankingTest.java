package dev.nightshift.domain.popularity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightshift.domain.tracking.IssueId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PopularityRankingTest {

    private static final Instant AT = Instant.parse("2026-03-10T12:00:00Z");
    private static final Instant START = AT.minus(Duration.ofDays(7));

    @Provide
    Arbitrary<RankedIssue> ranked() {
        return Combinators.combine(
                        Arbitraries.longs().between(1, 50).map(IssueId::new),
                        Arbitraries.integers().between(0, 2).map(AT::plusSeconds),
                        Arbitraries.longs().between(0, 2))
                .as(RankedIssue::new);
    }

    @Provide
    Arbitrary<List<RankedIssue>> rankedIssues() {
        return ranked().list().ofMaxSize(40).uniqueElements(RankedIssue::issue);
    }

    @Property
    void the_best_are_the_first_of_all_in_order(
            @ForAll("rankedIssues") List<RankedIssue> issues, @ForAll @IntRange(min = 1, max = 45) int limit) {
        assertThat(PopularityRanking.best(limit, issues.stream()))
                .isEqualTo(issues.stream()
                        .sorted(PopularityRanking.ORDER)
                        .limit(limit)
                        .toList());
    }

    @Property
    void the_order_is_total(@ForAll("ranked") RankedIssue one, @ForAll("ranked") RankedIssue other) {
        int order = PopularityRanking.ORDER.compare(one, other);
        assertThat(Integer.signum(PopularityRanking.ORDER.compare(other, one))).isEqualTo(-Integer.signum(order));
        assertThat(order == 0).isEqualTo(one.equals(other));
    }

    @Test
    void the_order_is_by_score_then_newest_then_larger_id() {
        RankedIssue first = new RankedIssue(new IssueId(1), START, 2);
        RankedIssue second = new RankedIssue(new IssueId(2), START.plusSeconds(1), 1);
        RankedIssue third = new RankedIssue(new IssueId(4), START, 1);
        RankedIssue fourth = new RankedIssue(new IssueId(3), START, 1);
        assertThat(PopularityRanking.best(9, Stream.of(fourth, second, third, first)))
                .containsExactly(first, second, third, fourth);
    }

    @Test
    void recent_issues_are_ranked_by_all_their_attention() {
        Engagement seen = new Engagement(
                new IssueId(1),
                START,
                100,
                List.of(new Engagement.ViewCount(Instant.EPOCH, 20), new Engagement.ViewCount(AT, 1000)),
                List.of(Instant.EPOCH, START, AT.minusNanos(1), AT));
        assertThat(new PopularityRanking(PopularityRule.RECENT, AT).rank(seen))
                .contains(new RankedIssue(seen.issue(), START, 123));
        assertThat(new PopularityRanking(PopularityRule.RECENT, AT.plusNanos(1)).rank(seen))
                .isEmpty();
    }

    @Test
    void activity_is_what_happened_within_the_window() {
        Engagement seen = new Engagement(
                new IssueId(1),
                Instant.EPOCH,
                100,
                List.of(new Engagement.ViewCount(START, 20), new Engagement.ViewCount(AT, 1000)),
                List.of(START.minusNanos(1), START, AT.minusNanos(1), AT));
        assertThat(new PopularityRanking(PopularityRule.ACTIVITY, AT).rank(seen))
                .contains(new RankedIssue(seen.issue(), Instant.EPOCH, 22));
    }

    @Test
    void imported_views_are_no_activity() {
        Engagement seen = new Engagement(new IssueId(1), AT.minusSeconds(1), 100, List.of(), List.of());
        assertThat(new PopularityRanking(PopularityRule.ACTIVITY, AT).rank(seen))
                .isEmpty();
    }

    @Test
    void a_ranking_may_be_as_of_the_beginning_of_time_and_of_any_length() {
        for (PopularityRule rule : PopularityRule.values()) {
            assertThat(new PopularityRanking(rule, Instant.MIN).top(Integer.MAX_VALUE, Stream.of()))
                    .isEmpty();
        }
        assertThatThrownBy(() -> PopularityRanking.best(0, Stream.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
