package dev.nightshift.application.stats;

import static dev.nightshift.application.stats.Nodes.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.domain.stats.BusinessCalendar;
import dev.nightshift.domain.stats.ChangedTimes.Span;
import dev.nightshift.domain.stats.DailyIssueStats;
import dev.nightshift.domain.stats.DayRange;
import dev.nightshift.domain.tracking.Issue;
import dev.nightshift.domain.tracking.IssueEvent;
import dev.nightshift.domain.tracking.IssueId;
import dev.nightshift.domain.tracking.IssueStatus;
import dev.nightshift.domain.tracking.StatusChange;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ChangedPastTest {

    private static final LocalDate TUESDAY = MONDAY.plusDays(1);
    private static final IssueId SOME = new IssueId(1);

    private final Nodes nodes = Nodes.in("UTC");
    private final NoteChangedPast noting = nodes.noting();
    private final RecountChangedDays recount = nodes.recount();

    private void aggregate() {
        nodes.catchUp(nodes.activity, nodes.at("01:00")).catchUp("a");
    }

    @Nested
    class Something_happens {

        private final Instant now = nodes.clock.instant();
        private final Instant yesterday = nodes.noonOf(LocalDate.parse("2026-03-04"));

        @Test
        void today_it_is_not_noted() {
            noting.note(new IssueEvent.Commented(SOME, now));
            noting.note(new IssueEvent.Viewed(Map.of(SOME, 1L), yesterday));
            assertThat(nodes.changes.noted()).isEmpty();
        }

        @Test
        void on_a_day_that_is_over_it_is_noted() {
            Issue issue = nodes.issueOn(MONDAY);
            noting.note(new IssueEvent.Reported(issue));
            noting.note(new IssueEvent.Commented(SOME, yesterday));
            noting.note(new IssueEvent.StatusChanged(
                    new StatusChange(SOME, IssueStatus.OPEN, IssueStatus.CLOSED, "bob", yesterday.plusSeconds(1))));
            assertThat(nodes.changes.noted())
                    .containsExactly(Span.at(issue.createdAt()), Span.at(yesterday), Span.at(yesterday.plusSeconds(1)));
        }

        @Test
        void shortly_before_the_end_of_its_day_it_is_noted_too() {
            Instant end = Instant.parse("2026-03-06T00:00:00Z");
            Instant margin = end.minus(NoteChangedPast.MARGIN);
            nodes.clock.moveTo(margin.minusMillis(1));
            noting.note(new IssueEvent.Commented(SOME, nodes.clock.instant()));
            assertThat(nodes.changes.noted()).isEmpty();
            nodes.clock.moveTo(margin);
            noting.note(new IssueEvent.Commented(SOME, margin));
            assertThat(nodes.changes.noted()).containsExactly(Span.at(margin));
        }

        @Test
        void a_deletion_is_noted_once_for_each_day_it_touches() {
            noting.note(new IssueEvent.Deleted(
                    SOME, List.of(now, yesterday, now.minusSeconds(5), nodes.noonOf(MONDAY), now)));
            assertThat(nodes.changes.noted())
                    .containsExactly(
                            Span.at(nodes.noonOf(MONDAY)), Span.at(yesterday), new Span(now.minusSeconds(5), now));
        }

        @Test
        void an_import_is_noted_from_its_first_to_its_last_instant() {
            noting.note(new IssueEvent.Imported(nodes.noonOf(MONDAY), now));
            assertThat(nodes.changes.noted()).containsExactly(new Span(nodes.noonOf(MONDAY), now));
        }
    }

    @Nested
    class Days_were_aggregated_before_the_past_changed {

        private final Issue issue = nodes.issueOn(MONDAY);

        Days_were_aggregated_before_the_past_changed() {
            aggregate();
        }

        @Test
        void late_data_is_counted_by_the_next_recount() {
            Instant noon = nodes.noonOf(TUESDAY);
            nodes.tracker.comments().add(issue.id(), "bob", "late", noon);
            noting.note(new IssueEvent.Commented(issue.id(), noon));

            assertThat(recount.recount()).isEqualTo(1);

            assertThat(nodes.kept()).contains(new DailyIssueStats(TUESDAY, 0, 0, 1));
            assertThat(recount.recount()).isZero();
        }

        @Test
        void a_deleted_issue_no_longer_counts_on_any_day() {
            nodes.tracker.comments().add(issue.id(), "bob", "late", nodes.noonOf(TUESDAY));
            noting.note(new IssueEvent.Commented(issue.id(), nodes.noonOf(TUESDAY)));
            recount.recount();
            nodes.tracker.issues().remove(issue.id());
            noting.note(new IssueEvent.Deleted(issue.id(), List.of(issue.createdAt(), nodes.noonOf(TUESDAY))));

            assertThat(recount.recount()).isEqualTo(2);

            assertThat(nodes.kept()).allMatch(day -> day.equals(DailyIssueStats.nothingOn(day.date())));
        }

        @Test
        void days_never_aggregated_are_left_to_the_clock() {
            noting.note(new IssueEvent.Imported(nodes.noonOf(MONDAY.minusDays(9)), nodes.noonOf(MONDAY.minusDays(8))));
            assertThat(recount.recount()).isZero();
            assertThat(nodes.keptDays()).startsWith(MONDAY);
            assertThat(nodes.changes.noted()).isEmpty();
        }

        @Test
        void every_zone_that_has_statistics_is_counted_again() {
            BusinessCalendar seoul = new BusinessCalendar(ZoneId.of("Asia/Seoul"));
            nodes.dailyStats.replace(
                    seoul.zone(),
                    nodes.activity.countPerDay(new DayRange(MONDAY, TUESDAY), seoul),
                    nodes.clock.instant());
            Instant eveningInLondon = nodes.noonOf(MONDAY).plus(Duration.ofHours(8));
            nodes.tracker.comments().add(issue.id(), "bob", "late", eveningInLondon);
            noting.note(new IssueEvent.Commented(issue.id(), eveningInLondon));

            assertThat(recount.recount()).isEqualTo(2);

            assertThat(nodes.kept()).contains(new DailyIssueStats(MONDAY, 1, 0, 1));
            assertThat(nodes.dailyStats
                            .in(seoul.zone(), DayRange.of(TUESDAY))
                            .get(0)
                            .stats())
                    .isEqualTo(new DailyIssueStats(TUESDAY, 0, 0, 1));
        }

        @Test
        void more_changes_than_are_taken_at_once_are_all_counted() {
            for (int i = 0; i < 20_001; i++) {
                nodes.changes.note(Span.at(nodes.noonOf(MONDAY).plusSeconds(i)));
            }
            assertThat(recount.recount()).isEqualTo(3);
            assertThat(nodes.changes.noted()).isEmpty();
        }
    }

    @Nested
    class The_daily_statistics_are_shown {

        private final ShowDailyStats show =
                new ShowDailyStats(nodes.record(nodes.activity), nodes.dailyStats, nodes.calendar, nodes.clock);
        private final LocalDate today = LocalDate.parse("2026-03-05");

        @Test
        void kept_days_as_they_are_kept_missing_ones_as_zeros_and_today_as_it_stands() {
            nodes.issueOn(MONDAY);
            aggregate();
            nodes.issueOn(MONDAY);
            nodes.issueOn(today);
            List<ShowDailyStats.Day> days = show.show(new DayRange(MONDAY.minusDays(1), today.plusDays(3)));
            assertThat(days)
                    .extracting(ShowDailyStats.Day::stats)
                    .containsExactly(
                            DailyIssueStats.nothingOn(MONDAY.minusDays(1)),
                            new DailyIssueStats(MONDAY, 1, 0, 0),
                            DailyIssueStats.nothingOn(TUESDAY),
                            DailyIssueStats.nothingOn(MONDAY.plusDays(2)),
                            new DailyIssueStats(today, 1, 0, 0));
            assertThat(days)
                    .extracting(ShowDailyStats.Day::provisional)
                    .containsExactly(false, false, false, false, true);
            assertThat(days)
                    .extracting(day -> day.recorded().isPresent())
                    .containsExactly(false, true, true, true, false);
        }

        @Test
        void the_future_has_no_rows() {
            assertThat(show.show(DayRange.of(today.plusDays(1)))).isEmpty();
        }
    }
}
