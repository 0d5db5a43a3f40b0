package dev.nightshift.application.stats;

import static dev.nightshift.application.stats.Nodes.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightshift.application.stats.AggregateDailyStats.Outcome;
import dev.nightshift.domain.stats.DailyIssueStats;
import dev.nightshift.domain.stats.DailyRuns.Claim;
import dev.nightshift.domain.stats.DailyRuns.StaleClaim;
import dev.nightshift.domain.stats.DayRange;
import dev.nightshift.domain.stats.RecordedDay;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AggregateDailyStatsTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-03-05");

    private final Nodes nodes = Nodes.in("UTC");
    private final Instant firstRun = nodes.clock.instant();
    private final AggregateDailyStats aggregate = nodes.aggregate(nodes.activity);

    private List<RecordedDay> aggregated(LocalDate first, LocalDate last) {
        Outcome outcome = aggregate.aggregate(new DayRange(first, last), "a");
        return outcome instanceof Outcome.Aggregated done ? done.days() : List.of();
    }

    @Nested
    class A_range_that_is_over {

        @Test
        void is_aggregated_and_answered() {
            nodes.issueOn(MONDAY);
            assertThat(aggregated(MONDAY, TODAY.minusDays(1)))
                    .extracting(RecordedDay::stats)
                    .containsExactly(
                            new DailyIssueStats(MONDAY, 1, 0, 0),
                            DailyIssueStats.nothingOn(MONDAY.plusDays(1)),
                            DailyIssueStats.nothingOn(MONDAY.plusDays(2)));
        }

        @Test
        void is_aggregated_again_in_place_of_what_was_kept() {
            aggregated(MONDAY, MONDAY);
            nodes.issueOn(MONDAY);
            nodes.clock.moveTo("2026-03-06T03:00:00Z");
            assertThat(aggregated(MONDAY, MONDAY))
                    .containsExactly(
                            new RecordedDay(1, new DailyIssueStats(MONDAY, 1, 0, 0), firstRun, nodes.clock.instant()));
        }

        @Test
        void is_not_aggregated_again_by_the_clock() {
            nodes.issueOn(MONDAY);
            aggregated(MONDAY, TODAY.minusDays(1));
            assertThat(nodes.catchUp(nodes.activity, nodes.at("01:00")).catchUp("b"))
                    .isZero();
        }

        @Test
        void is_taken_over_from_whoever_is_at_it() {
            ZoneId zone = nodes.calendar.zone();
            List<Claim> claims = nodes.runs.claim(zone, List.of(MONDAY), "b", Duration.ofMinutes(2));
            assertThat(aggregated(MONDAY, MONDAY)).hasSize(1);
            assertThatThrownBy(() -> nodes.runs.succeed(zone, claims)).isInstanceOf(StaleClaim.class);
        }
    }

    @Nested
    class A_range_that_is_not_over {

        @Test
        void is_refused_with_the_day_that_it_reaches() {
            assertThat(aggregate.aggregate(new DayRange(MONDAY, TODAY), "a")).isEqualTo(new Outcome.NotOver(TODAY));
            assertThat(aggregate.aggregate(DayRange.of(TODAY.plusDays(9)), "a")).isEqualTo(new Outcome.NotOver(TODAY));
            assertThat(nodes.kept()).isEmpty();
        }

        @Test
        void ends_with_the_day_of_the_zone() {
            Nodes seoul = Nodes.in("Asia/Seoul");
            seoul.clock.moveTo("2026-03-05T14:59:59.999Z");
            assertThat(seoul.aggregate(seoul.activity).aggregate(DayRange.of(TODAY), "a"))
                    .isEqualTo(new Outcome.NotOver(TODAY));
            seoul.clock.moveTo("2026-03-05T15:00:00Z");
            assertThat(seoul.aggregate(seoul.activity).aggregate(DayRange.of(TODAY), "a"))
                    .isInstanceOf(Outcome.Aggregated.class);
        }
    }

    @Nested
    class Counting_fails {

        @Test
        void everything_stays_as_it_was() {
            nodes.issueOn(MONDAY);
            aggregated(MONDAY, MONDAY);
            List<DailyIssueStats> before = nodes.kept();
            AggregateDailyStats failing = nodes.aggregate(
                    FailingActivity.on(MONDAY, nodes.activity, () -> new IllegalStateException("Monday is broken")));

            assertThatThrownBy(() -> failing.aggregate(DayRange.of(MONDAY), "a"))
                    .hasMessage("Monday is broken");

            assertThat(nodes.kept()).isEqualTo(before);
            assertThat(nodes.runs.hasSucceeded(nodes.calendar.zone(), MONDAY)).isTrue();
            assertThat(nodes.catchUp(nodes.activity, nodes.at("01:00")).catchUp("a"))
                    .isEqualTo(2);
        }
    }
}
