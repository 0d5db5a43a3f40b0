package dev.nightshift.application.stats;

import static dev.nightshift.application.stats.Nodes.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightshift.application.StorageUnavailable;
import dev.nightshift.domain.stats.DailyIssueStats;
import dev.nightshift.domain.stats.DayRange;
import dev.nightshift.domain.stats.IssueActivity;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CatchUpDailyStatsTest {

    private static final LocalDate TUESDAY = MONDAY.plusDays(1);
    private static final LocalDate WEDNESDAY = MONDAY.plusDays(2);

    private final Nodes nodes = Nodes.in("UTC");
    private final CatchUpDailyStats catchUp = nodes.catchUp(nodes.activity, nodes.at("01:00"));

    private int catchUpWith(IssueActivity counting) {
        return nodes.catchUp(counting, nodes.at("01:00")).catchUp("a");
    }

    @Nested
    class Nothing_has_ever_happened {

        @Test
        void nothing_is_aggregated() {
            assertThat(catchUp.catchUp("a")).isZero();
            assertThat(nodes.kept()).isEmpty();
        }
    }

    @Nested
    class Three_days_have_passed_since_the_first_issue {

        Three_days_have_passed_since_the_first_issue() {
            nodes.issueOn(MONDAY);
            nodes.issueOn(WEDNESDAY);
        }

        @Test
        void each_missed_day_is_aggregated_with_its_zeros() {
            assertThat(catchUp.catchUp("a")).isEqualTo(3);
            assertThat(nodes.kept())
                    .containsExactly(
                            new DailyIssueStats(MONDAY, 1, 0, 0),
                            DailyIssueStats.nothingOn(TUESDAY),
                            new DailyIssueStats(WEDNESDAY, 1, 0, 0));
        }

        @Test
        void a_second_fire_does_nothing() {
            catchUp.catchUp("a");
            assertThat(catchUp.catchUp("a")).isZero();
            assertThat(catchUp.catchUp("b")).isZero();
        }

        @Test
        void a_day_is_not_due_before_its_time() {
            nodes.clock.moveTo("2026-03-05T00:59:59.999Z");
            assertThat(catchUp.catchUp("a")).isEqualTo(2);
            nodes.clock.moveTo("2026-03-05T01:00:00Z");
            assertThat(catchUp.catchUp("a")).isEqualTo(1);
        }

        @Test
        void days_that_come_before_all_others_later_on_are_made_up_for() {
            catchUp.catchUp("a");
            nodes.issueOn(MONDAY.minusDays(2));
            assertThat(catchUp.catchUp("a")).isEqualTo(2);
            assertThat(nodes.keptDays()).startsWith(MONDAY.minusDays(2), MONDAY.minusDays(1), MONDAY);
        }
    }

    @Nested
    class A_long_time_has_passed {

        @Test
        void the_oldest_days_come_first_a_year_at_a_time() {
            nodes.issueOn(MONDAY.minusDays(800));
            List<DayRange> counted = new ArrayList<>();
            assertThat(catchUpWith(new FailingActivity(nodes.activity, counted::add)))
                    .isEqualTo(803);
            assertThat(counted).hasSize(3).isSortedAccordingTo((one, other) -> one.first()
                    .compareTo(other.first()));
            assertThat(nodes.keptDays())
                    .hasSize(803)
                    .startsWith(MONDAY.minusDays(800))
                    .endsWith(WEDNESDAY);
        }
    }

    @Nested
    class Two_nodes_race {

        Two_nodes_race() {
            nodes.issueOn(MONDAY);
        }

        @Test
        void each_day_is_aggregated_by_one() {
            IssueActivity withAnotherBetween = new FailingActivity(
                    nodes.activity, range -> assertThat(catchUp.catchUp("b")).isZero());
            assertThat(catchUpWith(withAnotherBetween)).isEqualTo(3);
        }

        @Test
        void a_day_that_another_holds_is_left_to_it_until_its_lease_ends() {
            nodes.runs.claim(nodes.calendar.zone(), List.of(TUESDAY), "dead", Duration.ofMinutes(2));
            assertThat(catchUp.catchUp("a")).isEqualTo(2);
            nodes.clock.advance(Duration.ofMinutes(2));
            assertThat(catchUp.catchUp("a")).isZero();
            nodes.clock.advance(Duration.ofMillis(1));
            assertThat(catchUp.catchUp("a")).isEqualTo(1);
            assertThat(nodes.keptDays()).containsExactly(MONDAY, TUESDAY, WEDNESDAY);
        }

        @Test
        void what_a_stale_claim_has_counted_is_not_kept() {
            var claims =
                    nodes.runs.claim(nodes.calendar.zone(), List.of(MONDAY, TUESDAY), "slow", Duration.ofMinutes(2));
            nodes.clock.advance(Duration.ofMinutes(3));
            assertThat(catchUp.catchUp("quick")).isEqualTo(3);
            List<DailyIssueStats> kept = nodes.kept();

            assertThatThrownBy(() -> nodes.transactions.inOne(() -> {
                        nodes.dailyStats.replace(
                                nodes.calendar.zone(),
                                List.of(new DailyIssueStats(MONDAY, 99, 99, 99)),
                                nodes.clock.instant());
                        nodes.runs.succeed(nodes.calendar.zone(), claims);
                    }))
                    .hasMessageContaining("2 of 2 days were taken over");
            assertThat(nodes.kept()).isEqualTo(kept);
        }

        @Test
        void a_day_taken_over_meanwhile_costs_only_itself() {
            CatchUpDailyStats overtaken = new CatchUpDailyStats(
                    nodes.transactions,
                    nodes.activity,
                    nodes.record(nodes.activity),
                    new OvertakenRuns(nodes.runs, TUESDAY),
                    nodes.calendar,
                    nodes.at("01:00"),
                    nodes.clock);
            assertThat(overtaken.catchUp("a")).isEqualTo(2);
            assertThat(nodes.keptDays()).containsExactly(MONDAY, WEDNESDAY);
        }
    }

    @Nested
    class A_day_fails {

        private final IssueActivity failing =
                FailingActivity.on(TUESDAY, nodes.activity, () -> new IllegalStateException("Tuesday is broken"));

        A_day_fails() {
            nodes.issueOn(MONDAY);
        }

        @Test
        void the_others_are_aggregated_all_the_same_and_the_failure_is_thrown() {
            assertThatThrownBy(() -> catchUpWith(failing)).hasMessage("Tuesday is broken");
            assertThat(nodes.keptDays()).containsExactly(MONDAY, WEDNESDAY);
            assertThat(nodes.runs.failureOf(nodes.calendar.zone(), TUESDAY)).contains("Tuesday is broken");
        }

        @Test
        void it_is_tried_again_the_next_time() {
            assertThatThrownBy(() -> catchUpWith(failing)).hasMessage("Tuesday is broken");
            assertThat(catchUp.catchUp("a")).isEqualTo(1);
            assertThat(nodes.keptDays()).containsExactly(MONDAY, TUESDAY, WEDNESDAY);
            assertThat(nodes.runs.failureOf(nodes.calendar.zone(), TUESDAY)).isEmpty();
        }
    }

    @Nested
    class The_store_can_not_be_reached {

        @Test
        void all_days_are_given_back_at_once_for_the_next_time() {
            nodes.issueOn(MONDAY);
            List<DayRange> tried = new ArrayList<>();
            IssueActivity unreachable = new FailingActivity(nodes.activity, range -> {
                tried.add(range);
                throw new StorageUnavailable("gone", new IllegalStateException());
            });
            assertThatThrownBy(() -> catchUpWith(unreachable)).isInstanceOf(StorageUnavailable.class);
            assertThat(tried).hasSize(1);
            assertThat(nodes.kept()).isEmpty();
            assertThat(catchUp.catchUp("b")).isEqualTo(3);
        }
    }
}
