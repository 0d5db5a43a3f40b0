package dev.nightshift.adapters.persistence.stats;

import static dev.nightshift.domain.tracking.IssueBuilder.anIssue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightshift.adapters.persistence.PostgresTracker;
import dev.nightshift.application.stats.AggregateDailyStats;
import dev.nightshift.application.stats.CatchUpDailyStats;
import dev.nightshift.application.stats.RecordDailyStats;
import dev.nightshift.application.stats.RecountChangedDays;
import dev.nightshift.domain.MovableClock;
import dev.nightshift.domain.Together;
import dev.nightshift.domain.stats.BusinessCalendar;
import dev.nightshift.domain.stats.ChangedTimes;
import dev.nightshift.domain.stats.ChangedTimes.Span;
import dev.nightshift.domain.stats.DailyIssueStats;
import dev.nightshift.domain.stats.DailyRuns;
import dev.nightshift.domain.stats.DailyStats;
import dev.nightshift.domain.stats.DayRange;
import dev.nightshift.domain.stats.IssueActivity;
import dev.nightshift.domain.stats.RecordedDay;
import dev.nightshift.domain.tracking.Issue;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Nodes that count the same days, on several connections. */
class CountingRacesIT {

    private static final PostgresTracker POSTGRES = PostgresTracker.fresh();
    private static final LocalDate MONDAY = LocalDate.parse("2026-03-02");
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final PostgresTracker tracker = POSTGRES.emptied();
    private final MovableClock clock = MovableClock.at("2026-04-20T12:00:00Z");
    private final BusinessCalendar calendar = new BusinessCalendar(ZoneId.of("UTC"));
    private final IssueActivity activity = new PostgresIssueActivity(tracker.database());
    private final DailyStats dailyStats = new PostgresDailyStats(tracker.database());
    private final DailyRuns runs = new PostgresDailyRuns(tracker.database());
    private final ChangedTimes changes = new PostgresChangedTimes(tracker.database());
    private final RecordDailyStats record = new RecordDailyStats(activity, dailyStats, clock);
    private final AggregateDailyStats aggregate =
            new AggregateDailyStats(tracker.database(), record, dailyStats, runs, calendar, clock);
    private final CatchUpDailyStats catchUp = new CatchUpDailyStats(
            tracker.database(),
            activity,
            record,
            runs,
            calendar,
            day -> calendar.endOf(day).plus(Duration.ofHours(1)),
            clock);
    private final RecountChangedDays recount = new RecountChangedDays(tracker.database(), changes, record, dailyStats);

    private List<DailyIssueStats> kept(DayRange range) {
        return dailyStats.in(calendar.zone(), range).stream()
                .map(RecordedDay::stats)
                .toList();
    }

    @Nested
    class Eight_nodes_catch_up {

        @RepeatedTest(3)
        void each_day_is_aggregated_by_one_of_them() {
            anIssue().createdOn(NOON).in(tracker.issues());
            List<Integer> days = Together.run(8, i -> catchUp.catchUp("node" + i));
            DayRange due = new DayRange(MONDAY, LocalDate.parse("2026-04-19"));
            assertThat(days.stream().mapToInt(i -> i).sum()).isEqualTo((int) due.length());
            assertThat(kept(due)).hasSize((int) due.length());
            assertThat(runs.pending(calendar.zone(), due, 10)).isEmpty();
        }

        @RepeatedTest(3)
        void while_others_aggregate_by_hand_and_count_again_nobody_is_in_the_way() {
            Issue issue = anIssue().createdOn(NOON).in(tracker.issues());
            DayRange range = new DayRange(MONDAY, MONDAY.plusDays(20));
            Together.run(8, i -> {
                switch (i % 3) {
                    case 0 -> catchUp.catchUp("node" + i);
                    case 1 ->
                        assertThat(aggregate.aggregate(range, "hand" + i))
                                .isInstanceOf(AggregateDailyStats.Outcome.Aggregated.class);
                    default -> {
                        tracker.inOne(() -> {
                            tracker.comments().add(issue.id(), "bob", "late", NOON);
                            changes.note(Span.at(NOON));
                        });
                        recount.recount();
                    }
                }
                return i;
            });
            recount.recount();
            assertThat(kept(DayRange.of(MONDAY))).containsExactly(new DailyIssueStats(MONDAY, 1, 0, 2));
        }
    }

    @Nested
    class A_day_was_taken_over {

        @Test
        void what_the_stale_claim_has_kept_is_rolled_back() {
            var stale = runs.claim(calendar.zone(), List.of(MONDAY), "slow", Duration.ofMinutes(2));
            runs.takeOver(calendar.zone(), DayRange.of(MONDAY), "quick", Duration.ofMinutes(2));
            assertThatThrownBy(() -> tracker.inOne(() -> {
                        dailyStats.replace(
                                calendar.zone(), List.of(new DailyIssueStats(MONDAY, 9, 9, 9)), clock.instant());
                        runs.succeed(calendar.zone(), stale);
                    }))
                    .isInstanceOf(DailyRuns.StaleClaim.class);
            assertThat(kept(DayRange.of(MONDAY))).isEmpty();
        }
    }

    @Nested
    class A_change_commits_late {

        @Test
        void its_mark_is_taken_after_later_marks_and_not_lost() {
            CountDownLatch noted = new CountDownLatch(1);
            CountDownLatch taken = new CountDownLatch(1);
            List<List<Span>> seen = Together.run(2, i -> {
                if (i == 0) {
                    tracker.inOne(() -> {
                        changes.note(Span.at(NOON));
                        noted.countDown();
                        Together.await(taken);
                    });
                    return List.of();
                }
                Together.await(noted);
                changes.note(Span.at(NOON.plusSeconds(1)));
                List<Span> first = changes.take(10);
                taken.countDown();
                return first;
            });
            assertThat(seen.get(1)).containsExactly(Span.at(NOON.plusSeconds(1)));
            assertThat(changes.take(10)).containsExactly(Span.at(NOON));
        }

        @Test
        void a_mark_whose_recount_fails_is_taken_again() {
            changes.note(Span.at(NOON));
            assertThatThrownBy(() -> tracker.inOne(() -> {
                        assertThat(changes.take(10)).hasSize(1);
                        throw new IllegalStateException("no");
                    }))
                    .hasMessage("no");
            assertThat(changes.take(10)).hasSize(1);
        }

        @Test
        void one_that_comes_while_its_day_is_being_counted_is_counted_after() {
            Issue issue = anIssue().createdOn(NOON).in(tracker.issues());
            CountDownLatch counted = new CountDownLatch(1);
            CountDownLatch noted = new CountDownLatch(1);
            Together.run(2, i -> {
                if (i == 0) {
                    tracker.inOne(() -> {
                        dailyStats.hold();
                        var days = activity.countPerDay(DayRange.of(MONDAY), calendar);
                        counted.countDown();
                        Together.await(noted);
                        dailyStats.replace(calendar.zone(), days, clock.instant());
                    });
                    return i;
                }
                Together.await(counted);
                tracker.inOne(() -> {
                    tracker.comments().add(issue.id(), "bob", "late", NOON);
                    changes.note(Span.at(NOON));
                });
                noted.countDown();
                return recount.recount();
            });
            assertThat(kept(DayRange.of(MONDAY))).containsExactly(new DailyIssueStats(MONDAY, 1, 0, 1));
        }
    }
}
