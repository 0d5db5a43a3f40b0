package dev.nightshift.bootstrap.wiring;

import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.adapters.persistence.sentiment.PostgresIndexUpkeep;
import dev.nightshift.adapters.scheduler.sentiment.IndexUpkeepJob;
import dev.nightshift.adapters.scheduler.sentiment.OldResultsJob;
import dev.nightshift.application.batch.CreateJobs;
import dev.nightshift.application.sentiment.BulkReport;
import dev.nightshift.application.sentiment.DataMigration;
import dev.nightshift.application.sentiment.DataValidation;
import dev.nightshift.application.sentiment.ForgetOldResults;
import dev.nightshift.application.sentiment.HistoricalBackfill;
import dev.nightshift.application.sentiment.IndexRecalculation;
import dev.nightshift.application.sentiment.KeepIndexCurrent;
import dev.nightshift.application.sentiment.ReadMarketData;
import dev.nightshift.domain.batch.BatchJobs;
import dev.nightshift.domain.batch.JobPolicy;
import dev.nightshift.domain.batch.JobType;
import dev.nightshift.domain.cron.CronExpression;
import dev.nightshift.domain.sentiment.Differences;
import dev.nightshift.domain.sentiment.IndexDays;
import dev.nightshift.domain.sentiment.MarketTables;
import dev.nightshift.domain.sentiment.migration.LayoutMigrations;
import dev.nightshift.domain.sentiment.migration.OlderTables;
import dev.nightshift.domain.sentiment.report.ReportFormat;
import dev.nightshift.domain.sentiment.report.Reports;
import dev.nightshift.domain.sentiment.validation.Findings;
import dev.nightshift.domain.stats.BusinessCalendar;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** The Fear &amp; Greed Index: what computes it. */
@Factory
final class SentimentJobsWiring {

    private final Database database;

    SentimentJobsWiring(Database database) {
        this.database = database;
    }

    @Singleton
    JobType<?, ?, ?> historicalBackfill(ReadMarketData readMarketData, IndexDays days) {
        return new HistoricalBackfill(readMarketData, days);
    }

    @Singleton
    JobType<?, ?, ?> indexRecalculation(
            ReadMarketData readMarketData, IndexDays days, Findings findings, Differences differences) {
        return new IndexRecalculation(readMarketData, days, findings, differences);
    }

    @Singleton
    JobType<?, ?, ?> dataValidation(
            MarketTables tables, ReadMarketData readMarketData, IndexDays days, Findings findings) {
        return new DataValidation(tables, readMarketData, days, findings);
    }

    @Singleton
    JobType<?, ?, ?> bulkReport(IndexDays days, Reports reports, ReportFormat format) {
        return new BulkReport(days, reports, format);
    }

    @Singleton
    JobType<?, ?, ?> dataMigration(
            OlderTables olderTables, MarketTables tables, LayoutMigrations migrations, Findings findings) {
        return new DataMigration(olderTables, tables, migrations, findings);
    }

    @Singleton
    KeepIndexCurrent keepIndexCurrent(
            ReadMarketData readMarketData, IndexDays days, BatchJobs jobs, CreateJobs createJobs) {
        return new KeepIndexCurrent(
                database, readMarketData, days, new PostgresIndexUpkeep(database), jobs, createJobs);
    }

    @Singleton
    IndexUpkeepJob indexUpkeepJob(
            KeepIndexCurrent keepIndexCurrent,
            @Value("${nightshift.sentiment.cron}") String cron,
            BusinessCalendar calendar,
            InstantSource clock) {
        return new IndexUpkeepJob(keepIndexCurrent, CronExpression.of(cron), calendar.zone(), clock);
    }

    /** Finished jobs go by whole months, so what they have found and made stays a little longer. */
    @Singleton
    ForgetOldResults forgetOldResults(
            Findings findings, Reports reports, Differences differences, InstantSource clock) {
        return new ForgetOldResults(
                findings, reports, differences, JobPolicy.DEFAULT.keep().plusMonths(2), clock);
    }

    @Singleton
    OldResultsJob oldResultsJob(ForgetOldResults forgetOldResults) {
        return new OldResultsJob(forgetOldResults);
    }
}
