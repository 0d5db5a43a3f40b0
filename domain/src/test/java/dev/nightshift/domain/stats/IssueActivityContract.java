package dev.nightshift.domain.stats;

import static dev.nightshift.domain.tracking.IssueBuilder.anIssue;
import static dev.nightshift.domain.tracking.IssueStatus.CLOSED;
import static dev.nightshift.domain.tracking.IssueStatus.IN_PROGRESS;
import static dev.nightshift.domain.tracking.IssueStatus.OPEN;
import static dev.nightshift.domain.tracking.IssueStatus.RESOLVED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.nightshift.domain.tracking.Issue;
import dev.nightshift.domain.tracking.IssueStatus;
import dev.nightshift.domain.tracking.StatusChange;
import dev.nightshift.domain.tracking.Tracker;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@link IssueActivity} promises. */
public abstract class IssueActivityContract {

    private static final LocalDate MONDAY = LocalDate.parse("2026-03-02");
    private static final BusinessCalendar SEOUL = new BusinessCalendar(ZoneId.of("Asia/Seoul"));

    /** An empty tracker, the same throughout a test. */
    protected abstract Tracker tracker();

    /** What happened in the tracker. */
    protected abstract IssueActivity activity();

    private Issue issueAt(Instant createdAt) {
        return anIssue().createdOn(createdAt).in(tracker().issues());
    }

    private void change(Issue issue, IssueStatus to, Instant at) {
        tracker().history().append(new StatusChange(issue.id(), OPEN, to, "bob", at));
    }

    private DailyIssueStats counted(LocalDate day) {
        DailyIssueStats counted =
                activity().countPerDay(DayRange.of(day), SEOUL).get(0);
        assertThat(aggregated(day, SEOUL)).isEqualTo(counted);
        return counted;
    }

    /** The day as the domain counts it by its events. */
    private DailyIssueStats aggregated(LocalDate day, BusinessCalendar calendar) {
        ActivityEvents events =
                activity().events(DayRange.of(day), calendar, 1_000).orElseThrow();
        return new DailyStatsAggregator(calendar)
                .aggregate(
                        DayRange.of(day),
                        events.created().stream(),
                        events.resolutions().stream(),
                        events.comments().stream())
                .get(0);
    }

    @Nested
    class Nothing_happened {

        @Test
        void each_day_of_a_range_has_a_row_of_zeros() {
            DayRange range = new DayRange(MONDAY, MONDAY.plusDays(2));
            assertThat(activity().countPerDay(range, SEOUL))
                    .isEqualTo(range.days().map(DailyIssueStats::nothingOn).toList());
        }

        @Test
        void there_is_no_first_and_no_lead_time() {
            assertThat(activity().first()).isEmpty();
            assertThat(activity().leadTimes(DayRange.of(MONDAY), SEOUL)).isEqualTo(new LeadTimes(0, null, null));
        }
    }

    @Nested
    class Things_happen_at_the_edges_of_a_day {

        @ParameterizedTest
        @CsvSource({
            "UTC, 2026-03-02",
            "Asia/Seoul, 2026-03-02",
            "America/New_York, 2026-03-08",
            "America/New_York, 2026-11-01",
            "Europe/Helsinki, 2026-03-29",
            "Europe/Helsinki, 2026-10-25",
            "Asia/Kathmandu, 2026-03-02",
            "Asia/Kathmandu, 1986-01-01",
            "Australia/Lord_Howe, 2026-04-05",
            "Australia/Lord_Howe, 2026-10-04",
            "America/Sao_Paulo, 2018-11-04",
            "America/Sao_Paulo, 2018-02-17",
            "America/Sao_Paulo, 2018-02-18",
            "America/St_Johns, 2005-10-29",
            "America/St_Johns, 2005-10-30",
            "Pacific/Apia, 2011-12-29",
            "Pacific/Apia, 2011-12-31"
        })
        void its_first_instant_counts_and_its_end_does_not(ZoneId zone, LocalDate day) {
            BusinessCalendar calendar = new BusinessCalendar(zone);
            Instant start = calendar.startOf(day);
            Instant end = calendar.endOf(day);
            for (Instant at : List.of(start.minusMillis(1), start, end.minusMillis(1), end)) {
                Issue issue = issueAt(at);
                change(issue, CLOSED, at);
                tracker().comments().add(issue.id(), "bob", "Indeed.", at);
            }

            assertThat(activity().countPerDay(DayRange.of(day), calendar))
                    .containsExactly(new DailyIssueStats(day, 2, 2, 2));
            assertThat(aggregated(day, calendar)).isEqualTo(new DailyIssueStats(day, 2, 2, 2));
            assertThat(activity().countPerDay(new DayRange(day.minusDays(3), day.plusDays(3)), calendar))
                    .contains(new DailyIssueStats(day, 2, 2, 2))
                    .extracting(DailyIssueStats::created)
                    .hasSize(7)
                    .satisfies(created ->
                            assertThat(created.stream().mapToInt(i -> i).sum()).isEqualTo(4));
        }

        @Test
        void a_day_that_was_skipped_has_no_instants() {
            BusinessCalendar apia = new BusinessCalendar(ZoneId.of("Pacific/Apia"));
            LocalDate skipped = LocalDate.parse("2011-12-30");
            issueAt(apia.startOf(skipped));
            assertThat(activity().countPerDay(DayRange.of(skipped), apia))
                    .containsExactly(DailyIssueStats.nothingOn(skipped));
            assertThat(activity().countPerDay(new DayRange(skipped, skipped.plusDays(1)), apia))
                    .extracting(DailyIssueStats::created)
                    .containsExactly(0, 1);
        }
    }

    @Nested
    class An_issue_is_resolved {

        private final Instant noon = SEOUL.startOf(MONDAY).plus(Duration.ofHours(12));
        private final Issue issue = issueAt(noon.minus(Duration.ofDays(10)));

        @Test
        void once_a_day_however_often_it_changes() {
            change(issue, RESOLVED, noon);
            change(issue, CLOSED, noon.plusSeconds(1));
            change(issue, OPEN, noon.plusSeconds(2));
            change(issue, CLOSED, noon.plusSeconds(3));
            assertThat(counted(MONDAY).resolved()).isEqualTo(1);
        }

        @Test
        void again_on_a_later_day_after_it_was_reopened() {
            change(issue, RESOLVED, noon);
            change(issue, OPEN, noon.plus(Duration.ofDays(1)));
            change(issue, CLOSED, noon.plus(Duration.ofDays(2)));
            assertThat(counted(MONDAY).resolved()).isEqualTo(1);
            assertThat(counted(MONDAY.plusDays(1)).resolved()).isZero();
            assertThat(counted(MONDAY.plusDays(2)).resolved()).isEqualTo(1);
        }

        @Test
        void not_by_being_worked_on() {
            change(issue, IN_PROGRESS, noon);
            assertThat(counted(MONDAY).resolved()).isZero();
        }

        @Test
        void its_lead_time_ends_with_its_first_resolution() {
            change(issue, CLOSED, noon.plus(Duration.ofDays(2)));
            change(issue, RESOLVED, noon);
            Duration tenDays = Duration.ofDays(10);
            assertThat(activity().leadTimes(DayRange.of(MONDAY), SEOUL)).isEqualTo(new LeadTimes(1, tenDays, tenDays));
            assertThat(activity().leadTimes(DayRange.of(MONDAY.plusDays(2)), SEOUL))
                    .isEqualTo(new LeadTimes(0, null, null));
        }

        @Test
        void it_no_longer_counts_when_it_is_deleted() {
            change(issue, RESOLVED, noon);
            tracker().issues().remove(issue.id());
            assertThat(counted(MONDAY)).isEqualTo(DailyIssueStats.nothingOn(MONDAY));
            assertThat(activity().first()).isEmpty();
        }
    }

    @Nested
    class The_events_of_a_range {

        private final Instant noon = SEOUL.startOf(MONDAY).plus(Duration.ofHours(12));

        @Test
        void are_all_there_when_they_are_as_many_as_asked_for_and_none_when_they_are_more() {
            Issue issue = issueAt(noon);
            change(issue, RESOLVED, noon);
            change(issue, IN_PROGRESS, noon);
            tracker().comments().add(issue.id(), "bob", "Indeed.", noon);
            ActivityEvents events =
                    activity().events(DayRange.of(MONDAY), SEOUL, 3).orElseThrow();
            assertThat(events.created()).containsExactly(noon);
            assertThat(events.resolutions())
                    .extracting(StatusChange::issue, StatusChange::to, StatusChange::at)
                    .containsExactly(tuple(issue.id(), RESOLVED, noon));
            assertThat(events.comments()).containsExactly(noon);
            assertThat(activity().events(DayRange.of(MONDAY), SEOUL, 2)).isEmpty();
        }

        @Test
        void cannot_be_less_than_none() {
            assertThatThrownBy(() -> activity().events(DayRange.of(MONDAY), SEOUL, -1))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Nested
    class The_first_thing_that_happened {

        private final Instant noon = Instant.parse("2026-03-02T12:00:00Z");
        private final Issue issue = issueAt(noon);

        @Test
        void is_an_issue() {
            assertThat(activity().first()).contains(noon);
        }

        @Test
        void or_a_resolution_but_no_other_change() {
            change(issue, IN_PROGRESS, noon.minusSeconds(9));
            change(issue, RESOLVED, noon.minusSeconds(3));
            assertThat(activity().first()).contains(noon.minusSeconds(3));
        }

        @Test
        void or_a_comment_older_than_its_issue() {
            tracker().comments().add(issue.id(), "bob", "Indeed.", noon.minusSeconds(5));
            assertThat(activity().first()).contains(noon.minusSeconds(5));
        }
    }
}
