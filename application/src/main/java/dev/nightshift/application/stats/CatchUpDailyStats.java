package dev.nightshift.application.stats;

import dev.nightshift.application.StorageUnavailable;
import dev.nightshift.application.Transactions;
import dev.nightshift.domain.stats.AggregationSchedule;
import dev.nightshift.domain.stats.BusinessCalendar;
import dev.nightshift.domain.stats.DailyRuns;
import dev.nightshift.domain.stats.DailyRuns.Claim;
import dev.nightshift.domain.stats.DailyRuns.StaleClaim;
import dev.nightshift.domain.stats.DayRange;
import dev.nightshift.domain.stats.IssueActivity;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
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
    private final RecordDailyStats record;
    private final DailyRuns runs;
    private final BusinessCalendar calendar;
    private final AggregationSchedule schedule;
    private final InstantSource clock;

    public CatchUpDailyStats(
            Transactions transactions,
            IssueActivity activity,
            RecordDailyStats record,
            DailyRuns runs,
            BusinessCalendar calendar,
            AggregationSchedule schedule,
            InstantSource clock) {
        this.transactions = transactions;
        this.activity = activity;
        this.record = record;
        this.runs = runs;
        this.calendar = calendar;
        this.schedule = schedule;
        this.clock = clock;
    }

    /**
     * Tries each day once that this node can claim. A day that fails is given back for the next time and holds up no
     * other; its failure is thrown when all have been tried.
     *
     * @return how many days were aggregated
     * @throws StorageUnavailable at once, for then no other day can succeed either
     */
    public int catchUp(String owner) {
        List<RuntimeException> failures = new ArrayList<>();
        int done = 0;
        for (Optional<DayRange> left = dueDays(); left.isPresent(); ) {
            DayRange due = left.get();
            List<LocalDate> pending = runs.pending(calendar.zone(), due, DAYS_AT_ONCE);
            if (!pending.isEmpty()) {
                done += aggregate(runs.claim(calendar.zone(), pending, owner, AggregateDailyStats.LEASE), failures);
            }
            left = pending.size() < DAYS_AT_ONCE ? Optional.empty() : rest(due, pending);
        }
        return throwingFirst(failures, done);
    }

    private static Optional<DayRange> rest(DayRange due, List<LocalDate> tried) {
        LocalDate last = tried.get(tried.size() - 1);
        return last.isBefore(due.last()) ? Optional.of(new DayRange(last.plusDays(1), due.last())) : Optional.empty();
    }

    /** All days in one transaction; where that fails, each half in one of its own, down to the day that is bad. */
    private int aggregate(List<Claim> claims, List<RuntimeException> failures) {
        int done = 0;
        Deque<List<Claim>> parts = new ArrayDeque<>();
        parts.push(claims);
        while (!parts.isEmpty()) {
            List<Claim> part = parts.pop();
            try {
                transactions.inOne(() -> replace(part));
                done += part.size();
            } catch (StorageUnavailable failure) {
                parts.push(part);
                giveBack(parts.stream().flatMap(List::stream).toList(), failure);
                throw failure;
            } catch (RuntimeException failure) {
                if (part.size() > 1) {
                    parts.push(part.subList(part.size() / 2, part.size()));
                    parts.push(part.subList(0, part.size() / 2));
                } else if (!(failure instanceof StaleClaim)) {
                    giveBack(part, failure);
                    failures.add(failure);
                }
            }
        }
        return done;
    }

    private void giveBack(List<Claim> claims, RuntimeException failure) {
        try {
            runs.fail(calendar.zone(), claims, String.valueOf(failure.getMessage()));
        } catch (RuntimeException second) {
            failure.addSuppressed(second);
        }
    }

    private static int throwingFirst(List<RuntimeException> failures, int done) {
        if (failures.isEmpty()) {
            return done;
        }
        RuntimeException first = failures.get(0);
        failures.stream().skip(1).forEach(first::addSuppressed);
        throw first;
    }

    private void replace(List<Claim> claims) {
        record.lock();
        runs.succeed(calendar.zone(), claims);
        DayRange.covering(claims.stream().map(Claim::day)).forEach(range -> record.record(range, calendar));
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
