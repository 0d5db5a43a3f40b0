package dev.nightshift.domain.stats;

import static dev.nightshift.domain.tracking.IssueStatus.CLOSED;
import static dev.nightshift.domain.tracking.IssueStatus.IN_PROGRESS;
import static dev.nightshift.domain.tracking.IssueStatus.OPEN;
import static dev.nightshift.domain.tracking.IssueStatus.RESOLVED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.domain.tracking.IssueId;
import dev.nightshift.domain.tracking.IssueStatus;
import dev.nightshift.domain.tracking.StatusChange;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DailyStatsAggregatorTest {

    private static final LocalDate MONDAY = LocalDate.parse("2026-03-02");
    private static final BusinessCalendar UTC = new BusinessCalendar(ZoneId.of("UTC"));
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private static StatusChange change(long issue, IssueStatus to, Instant at) {
        return new StatusChange(new IssueId(issue), OPEN, to, "ann", at);
    }

    private static List<Integer> resolved(DayRange range, StatusChange... changes) {
        return new DailyStatsAggregator(UTC)
                .aggregate(range, Stream.of(), Stream.of(changes), Stream.of()).stream()
                        .map(DailyIssueStats::resolved)
                        .toList();
    }

    private static List<Integer> created(BusinessCalendar calendar, DayRange range, List<Instant> created) {
        return new DailyStatsAggregator(calendar)
                .aggregate(range, created.stream(), Stream.of(), Stream.of()).stream()
                        .map(DailyIssueStats::created)
                        .toList();
    }

    @Nested
    class A_range_of_days {

        @Test
        void has_a_row_for_each_of_its_days_in_order_also_where_nothing_happened() {
            DayRange range = new DayRange(MONDAY.minusDays(1), MONDAY.plusDays(1));
            assertThat(new DailyStatsAggregator(UTC)
                            .aggregate(range, Stream.of(NOON, NOON), Stream.of(), Stream.of(NOON)))
                    .containsExactly(
                            DailyIssueStats.nothingOn(MONDAY.minusDays(1)),
                            new DailyIssueStats(MONDAY, 2, 0, 1),
                            DailyIssueStats.nothingOn(MONDAY.plusDays(1)));
        }

        @Test
        void leaves_out_what_happened_before_its_first_and_after_its_last_day() {
            List<Instant> around = List.of(
                    UTC.startOf(MONDAY).minusNanos(1),
                    UTC.startOf(MONDAY),
                    UTC.endOf(MONDAY).minusNanos(1),
                    UTC.endOf(MONDAY));
            assertThat(created(UTC, DayRange.of(MONDAY), around)).containsExactly(2);
        }
    }

    @Nested
    class A_day_on_which_the_clock_changes {

        @ParameterizedTest(name = "{1} in {0} has {2} hours")
        @CsvSource({
            "America/New_York, 2026-03-08, 23",
            "America/New_York, 2026-11-01, 25",
            "Europe/Helsinki, 2026-03-29, 23",
            "Europe/Helsinki, 2026-10-25, 25",
            "America/Sao_Paulo, 2018-11-04, 23",
            "Pacific/Apia, 2011-12-30, 0",
        })
        void counts_each_of_its_hours_and_none_of_its_neighbours(ZoneId zone, LocalDate day, int hours) {
            BusinessCalendar calendar = new BusinessCalendar(zone);
            List<Instant> hourly = new ArrayList<>();
            Instant from = calendar.startOf(day.minusDays(1));
            Instant to = calendar.endOf(day.plusDays(1));
            for (Instant hour = from; hour.isBefore(to); hour = hour.plus(Duration.ofHours(1))) {
                hourly.add(hour);
            }
            assertThat(created(calendar, DayRange.of(day), hourly)).containsExactly(hours);
        }
    }

    @Nested
    class An_issue_that_is_resolved {

        @ParameterizedTest
        @EnumSource(IssueStatus.class)
        void counts_by_a_change_to_a_status_that_resolves_and_by_no_other(IssueStatus to) {
            assertThat(resolved(DayRange.of(MONDAY), change(1, to, NOON)))
                    .containsExactly(to == RESOLVED || to == CLOSED ? 1 : 0);
        }

        @Test
        void counts_once_a_day_however_often_it_is_reopened_and_resolved() {
            assertThat(resolved(
                            DayRange.of(MONDAY),
                            change(1, RESOLVED, NOON),
                            change(1, IN_PROGRESS, NOON.plusSeconds(1)),
                            change(1, RESOLVED, NOON.plusSeconds(2)),
                            change(1, CLOSED, NOON.plusSeconds(3)),
                            change(2, CLOSED, NOON)))
                    .containsExactly(2);
        }

        @Test
        void counts_again_on_a_later_day_and_still_on_the_first_when_it_is_reopened() {
            Instant tuesday = NOON.plus(Duration.ofDays(1));
            assertThat(resolved(
                            new DayRange(MONDAY, MONDAY.plusDays(2)),
                            change(1, RESOLVED, NOON),
                            change(1, OPEN, tuesday),
                            change(1, CLOSED, tuesday.plus(Duration.ofDays(1)))))
                    .containsExactly(1, 0, 1);
        }

        @Test
        void counts_no_longer_when_it_is_deleted_for_its_changes_are_gone_with_it() {
            StatusChange stays = change(1, RESOLVED, NOON);
            StatusChange deleted = change(2, RESOLVED, NOON);
            assertThat(resolved(DayRange.of(MONDAY), stays, deleted)).containsExactly(2);
            assertThat(resolved(DayRange.of(MONDAY), stays)).containsExactly(1);
        }
    }
}
