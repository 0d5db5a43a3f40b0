package dev.nightshift.bootstrap.wiring;

import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.adapters.persistence.sentiment.PostgresDifferences;
import dev.nightshift.adapters.persistence.sentiment.PostgresFindings;
import dev.nightshift.adapters.persistence.sentiment.PostgresIndexDays;
import dev.nightshift.adapters.persistence.sentiment.PostgresIndexUpkeep;
import dev.nightshift.adapters.persistence.sentiment.PostgresLayoutMigrations;
import dev.nightshift.adapters.persistence.sentiment.PostgresMarketTables;
import dev.nightshift.adapters.persistence.sentiment.PostgresOlderTables;
import dev.nightshift.adapters.persistence.sentiment.PostgresReports;
import dev.nightshift.adapters.scheduler.sentiment.IndexUpkeepJob;
import dev.nightshift.adapters.scheduler.sentiment.OldResultsJob;
import dev.nightshift.application.batch.CreateJobs;
import dev.nightshift.application.sentiment.BulkReport;
import dev.nightshift.application.sentiment.DataMigration;
import dev.nightshift.application.sentiment.DataValidation;
import dev.nightshift.application.sentiment.FindIndexSpan;
import dev.nightshift.application.sentiment.ForgetOldResults;
import dev.nightshift.application.sentiment.HistoricalBackfill;
import dev.nightshift.application.sentiment.ImportMarket;
import dev.nightshift.application.sentiment.ImportOlderTable;
import dev.nightshift.application.sentiment.IndexRecalculation;
import dev.nightshift.application.sentiment.KeepIndexCurrent;
import dev.nightshift.application.sentiment.ListReports;
import dev.nightshift.application.sentiment.ReadFindings;
import dev.nightshift.application.sentiment.ReadMarketData;
import dev.nightshift.application.sentiment.ReadReport;
import dev.nightshift.application.sentiment.ShowFormerDays;
import dev.nightshift.application.sentiment.ShowIndex;
import dev.nightshift.application.sentiment.ShowLatestDay;
import dev.nightshift.domain.batch.BatchJobs;
import dev.nightshift.domain.batch.JobPolicy;
import dev.nightshift.domain.batch.JobType;
import dev.nightshift.domain.sentiment.Differences;
import dev.nightshift.domain.sentiment.IndexDays;
import dev.nightshift.domain.sentiment.MarketTables;
import dev.nightshift.domain.sentiment.migration.LayoutMigrations;
import dev.nightshift.domain.sentiment.migration.OlderTables;
import dev.nightshift.domain.sentiment.report.Reports;
import dev.nightshift.domain.sentiment.validation.Findings;
import dev.nightshift.domain.stats.BusinessCalendar;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** The Fear &amp; Greed Index. */
@Factory
final class SentimentWiring {

    private final Database database;

    SentimentWiring(Database database) {
        this.database = database;
    }

    @Singleton
    MarketTables marketTables() {
        return new PostgresMarketTables(database);
    }

    @Singleton
    IndexDays indexDays() {
        return new PostgresIndexDays(database);
    }

    @Singleton
    Findings findings() {
        return new PostgresFindings(database);
    }

    @Singleton
    Reports reports() {
        return new PostgresReports(database);
    }

    @Singleton
    OlderTables olderTables() {
        return new PostgresOlderTables(database);
    }

    @Singleton
    ReadMarketData readMarketData(MarketTables tables) {
        return new ReadMarketData(tables);
    }

    @Singleton
    LayoutMigrations layoutMigrations() {
        return new PostgresLayoutMigrations(database);
    }

    @Singleton
    Differences differences() {
        return new PostgresDifferences(database);
    }

    @Singleton
    ImportMarket importMarket(MarketTables tables, LayoutMigrations migrations) {
        return new ImportMarket(database, tables, migrations);
    }

    @Singleton
    ImportOlderTable importOlderTable(OlderTables olderTables) {
        return new ImportOlderTable(database, olderTables);
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
    JobType<?, ?, ?> bulkReport(IndexDays days, Reports reports) {
        return new BulkReport(days, reports);
    }

    @Singleton
    JobType<?, ?, ?> dataMigration(
            OlderTables olderTables, MarketTables tables, LayoutMigrations migrations, Findings findings) {
        return new DataMigration(olderTables, tables, migrations, findings);
    }

    @Singleton
    ShowIndex showIndex(IndexDays days) {
        return new ShowIndex(days);
    }

    @Singleton
    ShowFormerDays showFormerDays(IndexDays days) {
        return new ShowFormerDays(days);
    }

    @Singleton
    ShowLatestDay showLatestDay(IndexDays days) {
        return new ShowLatestDay(days);
    }

    @Singleton
    FindIndexSpan findIndexSpan(IndexDays days) {
        return new FindIndexSpan(days);
    }

    @Singleton
    ReadFindings readFindings(BatchJobs jobs, Findings findings) {
        return new ReadFindings(jobs, findings);
    }

    @Singleton
    ListReports listReports(BatchJobs jobs, Reports reports) {
        return new ListReports(jobs, reports);
    }

    @Singleton
    ReadReport readReport(BatchJobs jobs, Reports reports) {
        return new ReadReport(jobs, reports);
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
            @Value("${nightshift.sentiment.cron:0 30 6 * * *}") String cron,
            BusinessCalendar calendar) {
        return new IndexUpkeepJob(keepIndexCurrent, cron, calendar.zone());
    }

    /** Finished jobs go by whole months, so what they have found and made stays a little longer. */
    @Singleton
    ForgetOldResults forgetOldResults(
            Findings findings, Reports reports, Differences differences, InstantSource clock) {
        return new ForgetOldResults(
                findings, reports, differences, JobPolicy.USUAL.keep().plusMonths(2), clock);
    }

    @Singleton
    OldResultsJob oldResultsJob(ForgetOldResults forgetOldResults) {
        return new OldResultsJob(forgetOldResults);
    }
}
