package dev.nightshift.bootstrap.wiring;

import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.adapters.persistence.stats.PostgresChangedTimes;
import dev.nightshift.adapters.persistence.stats.PostgresDailyRuns;
import dev.nightshift.adapters.persistence.stats.PostgresDailyStats;
import dev.nightshift.adapters.persistence.stats.PostgresIssueActivity;
import dev.nightshift.adapters.scheduler.stats.CronSchedule;
import dev.nightshift.adapters.scheduler.stats.DailyStatsJob;
import dev.nightshift.application.stats.AggregateDailyStats;
import dev.nightshift.application.stats.CatchUpDailyStats;
import dev.nightshift.application.stats.MeasureLeadTimes;
import dev.nightshift.application.stats.NoteChangedPast;
import dev.nightshift.application.stats.RecordDailyStats;
import dev.nightshift.application.stats.RecountChangedDays;
import dev.nightshift.application.stats.ShowDailyStats;
import dev.nightshift.application.stats.StatsBackfill;
import dev.nightshift.domain.cron.CronExpression;
import dev.nightshift.domain.stats.AggregationSchedule;
import dev.nightshift.domain.stats.BusinessCalendar;
import dev.nightshift.domain.stats.ChangedTimes;
import dev.nightshift.domain.stats.DailyRuns;
import dev.nightshift.domain.stats.DailyStats;
import dev.nightshift.domain.stats.IssueActivity;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.ZoneId;

/** Daily statistics. */
@Factory
final class StatsWiring {

    private final CronExpression cron;

    StatsWiring(@Value("${nightshift.stats.cron}") String cron) {
        this.cron = CronExpression.of(cron);
    }

    @Singleton
    BusinessCalendar calendar(@Value("${nightshift.zone}") String zone) {
        return new BusinessCalendar(ZoneId.of(zone));
    }

    @Singleton
    AggregationSchedule schedule(BusinessCalendar calendar) {
        return new CronSchedule(cron, calendar);
    }

    @Singleton
    IssueActivity issueActivity(Database database) {
        return new PostgresIssueActivity(database);
    }

    @Singleton
    DailyStats dailyStats(Database database) {
        return new PostgresDailyStats(database);
    }

    @Singleton
    DailyRuns dailyRuns(Database database) {
        return new PostgresDailyRuns(database);
    }

    @Singleton
    ChangedTimes changedTimes(Database database) {
        return new PostgresChangedTimes(database);
    }

    @Singleton
    RecordDailyStats recordDailyStats(IssueActivity activity, DailyStats dailyStats, InstantSource clock) {
        return new RecordDailyStats(activity, dailyStats, clock);
    }

    @Singleton
    AggregateDailyStats aggregateDailyStats(
            Database database,
            RecordDailyStats record,
            DailyStats dailyStats,
            DailyRuns runs,
            BusinessCalendar calendar,
            InstantSource clock) {
        return new AggregateDailyStats(database, record, dailyStats, runs, calendar, clock);
    }

    @Singleton
    StatsBackfill statsBackfill(
            Database database,
            RecordDailyStats record,
            DailyStats dailyStats,
            DailyRuns runs,
            BusinessCalendar calendar,
            InstantSource clock) {
        return new StatsBackfill(
                days -> new AggregateDailyStats(database, record, dailyStats, runs, days, clock), calendar, clock);
    }

    @Singleton
    CatchUpDailyStats catchUpDailyStats(
            Database database,
            IssueActivity activity,
            RecordDailyStats record,
            DailyRuns runs,
            BusinessCalendar calendar,
            AggregationSchedule schedule,
            InstantSource clock) {
        return new CatchUpDailyStats(database, activity, record, runs, calendar, schedule, clock);
    }

    @Singleton
    RecountChangedDays recountChangedDays(
            Database database, ChangedTimes changes, RecordDailyStats record, DailyStats dailyStats) {
        return new RecountChangedDays(database, changes, record, dailyStats);
    }

    @Singleton
    NoteChangedPast noteChangedPast(ChangedTimes changes, BusinessCalendar calendar, InstantSource clock) {
        return new NoteChangedPast(changes, calendar, clock);
    }

    @Singleton
    ShowDailyStats showDailyStats(
            RecordDailyStats record, DailyStats dailyStats, BusinessCalendar calendar, InstantSource clock) {
        return new ShowDailyStats(record, dailyStats, calendar, clock);
    }

    @Singleton
    MeasureLeadTimes measureLeadTimes(IssueActivity activity, BusinessCalendar calendar) {
        return new MeasureLeadTimes(activity, calendar);
    }

    @Singleton
    DailyStatsJob dailyStatsJob(
            CatchUpDailyStats catchUp,
            RecountChangedDays recount,
            BusinessCalendar calendar,
            InstantSource clock,
            NodeName node) {
        return new DailyStatsJob(catchUp, recount, cron, calendar.zone(), clock, node.value());
    }
}
