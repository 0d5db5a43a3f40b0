package dev.nightshift.adapters.web.stats;

import dev.nightshift.application.Transactions;
import dev.nightshift.application.stats.AggregateDailyStats;
import dev.nightshift.application.stats.MeasureLeadTimes;
import dev.nightshift.application.stats.RecordDailyStats;
import dev.nightshift.application.stats.ShowDailyStats;
import dev.nightshift.domain.MovableClock;
import dev.nightshift.domain.stats.BusinessCalendar;
import dev.nightshift.domain.stats.InMemoryDailyRuns;
import dev.nightshift.domain.stats.InMemoryDailyStats;
import dev.nightshift.domain.stats.InMemoryIssueActivity;
import dev.nightshift.domain.tracking.InMemoryTracker;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.ZoneId;

/** Statistics of the tracker in memory, on the business days of Seoul. */
@Factory
final class StatsFakes {

    private final BusinessCalendar calendar = new BusinessCalendar(ZoneId.of("Asia/Seoul"));
    private final InMemoryDailyStats dailyStats = new InMemoryDailyStats();
    private final InMemoryIssueActivity activity;
    private final MovableClock clock;

    StatsFakes(InMemoryTracker tracker, MovableClock clock) {
        this.activity = new InMemoryIssueActivity(tracker);
        this.clock = clock;
    }

    @Singleton
    BusinessCalendar calendar() {
        return calendar;
    }

    private RecordDailyStats record() {
        return new RecordDailyStats(activity, dailyStats, clock);
    }

    @Singleton
    ShowDailyStats showDailyStats() {
        return new ShowDailyStats(record(), dailyStats, calendar, clock);
    }

    @Singleton
    MeasureLeadTimes measureLeadTimes() {
        return new MeasureLeadTimes(activity, calendar);
    }

    @Singleton
    AggregateDailyStats aggregateDailyStats(Transactions transactions) {
        return new AggregateDailyStats(
                transactions, record(), dailyStats, new InMemoryDailyRuns(clock), calendar, clock);
    }
}
