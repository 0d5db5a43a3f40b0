package dev.nightshift.application.stats;

import dev.nightshift.application.Transactions;
import dev.nightshift.domain.stats.BusinessCalendar;
import dev.nightshift.domain.stats.DailyRuns;
import dev.nightshift.domain.stats.DailyStats;
import dev.nightshift.domain.stats.DayRange;
import dev.nightshift.domain.stats.RecordedDay;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;

/** Counts what happened on past business days and keeps it instead of what was kept before. */
public final class AggregateDailyStats {

    static final Duration LEASE = Duration.ofMinutes(2);

    private final Transactions transactions;
    private final RecordDailyStats record;
    private final DailyStats dailyStats;
    private final DailyRuns runs;
    private final BusinessCalendar calendar;
    private final InstantSource clock;

    public AggregateDailyStats(
            Transactions transactions,
            RecordDailyStats record,
            DailyStats dailyStats,
            DailyRuns runs,
            BusinessCalendar calendar,
            InstantSource clock) {
        this.transactions = transactions;
        this.record = record;
        this.dailyStats = dailyStats;
        this.runs = runs;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** Aggregates every day of the range in one pass, whether it was aggregated before or not. */
    public Outcome aggregate(DayRange range, String owner) {
        LocalDate today = calendar.dayOf(clock.instant());
        if (!range.last().isBefore(today)) {
            return new Outcome.NotOver(today);
        }
        return new Outcome.Aggregated(transactions.inOne(() -> replace(range, owner)));
    }

    private List<RecordedDay> replace(DayRange range, String owner) {
        record.lock();
        runs.succeed(calendar.zone(), runs.takeOver(calendar.zone(), range, owner, LEASE));
        record.record(range, calendar);
        return dailyStats.in(calendar.zone(), range);
    }

    /** What came of it. */
    public sealed interface Outcome {
        record Aggregated(List<RecordedDay> days) implements Outcome {}

        /** The range reaches {@code today} or beyond: only days that have ended can be aggregated. */
        record NotOver(LocalDate today) implements Outcome {}
    }
}
