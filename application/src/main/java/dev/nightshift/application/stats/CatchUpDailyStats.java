package dev.nightshift.application.stats;

import dev.nightshift.application.Transactions;
import dev.nightshift.domain.stats.AggregationSchedule;
import dev.nightshift.domain.stats.BusinessCalendar;
import dev.nightshift.domain.stats.DailyRuns;
import dev.nightshift.domain.stats.DailyRuns.Claim;
import dev.nightshift.domain.stats.DailyStats;
import dev.nightshift.domain.stats.DayRange;
import dev.nightshift.domain.stats.IssueActivity;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Aggregates every day that is due and has not succeeded yet, oldest first, each once over all nodes. */
public final class CatchUpDailyStats {

    private static final int DAYS_AT_ONCE = 366;

    /** A schedule may fire as seldom as once a year. */
    private static final int LONGEST_WAIT_DAYS = 400;

    private final Transactions transactions;
    private final IssueActivity activity;
    private final DailyStats dailyStats;
    private final DailyRuns runs;
    private final BusinessCalendar calendar;
    private final AggregationSchedule schedule;
    private final InstantSource clock;

    public CatchUpDailyStats(
            Transactions transactions,
            IssueActivity activity,
            DailyStats dailyStats,
            DailyRuns runs,
            BusinessCalendar calendar,
            AggregationSchedule schedule,
            InstantSource clock) {
        this.transactions = transactions;
        this.activity = activity;
        this.dailyStats = dailyStats;
        this.runs = runs;
        this.calendar = calendar;
        this.schedule = schedule;
        this.clock = clock;
    }

    /**
     * Runs until nothing is left that this node can claim.
     *
     * @return how many days were aggregated
     */
    public int catchUp(String owner) {
        return dueDays().map(due -> catchUp(due, owner)).orElse(0);
    }

    private int catchUp(DayRange due, String owner) {
        int done = 0;
        while (true) {
            List<LocalDate> pending = runs.pending(calendar.zone(), due, DAYS_AT_ONCE);
            List<Claim> claims = pending.isEmpty()
                    ? List.of()
                    : runs.claim(calendar.zone(), pending, owner, AggregateDailyStats.LEASE);
            if (claims.isEmpty()) {
                return done;
            }
            aggregate(claims);
            done += claims.size();
        }
    }

    private void aggregate(List<Claim> claims) {
        try {
            transactions.inOne(() -> replace(claims));
        } catch (RuntimeException failure) {
            Reasons.giveBack(runs, calendar.zone(), claims, failure);
            throw failure;
        }
    }

    private void replace(List<Claim> claims) {
        runs.succeed(calendar.zone(), claims);
        Instant now = clock.instant();
        for (DayRange range : DayRange.covering(claims.stream().map(Claim::day))) {
            dailyStats.replace(calendar.zone(), activity.countPerDay(range, calendar), now);
        }
    }

    private Optional<DayRange> dueDays() {
        Instant now = clock.instant();
        return activity.first().map(calendar::dayOf).flatMap(first -> lastDueDay(now)
                .filter(last -> !last.isBefore(first))
                .map(last -> new DayRange(first, last)));
    }

    private Optional<LocalDate> lastDueDay(Instant now) {
        LocalDate yesterday = calendar.dayOf(now).minusDays(1);
        return Stream.iterate(yesterday, day -> day.minusDays(1))
                .limit(LONGEST_WAIT_DAYS)
                .filter(day -> !schedule.dueAt(day).isAfter(now))
                .findFirst();
    }
}
