package dev.nightshift.bootstrap.wiring;

import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.adapters.persistence.sentiment.PostgresDifferences;
import dev.nightshift.adapters.persistence.sentiment.PostgresFindings;
import dev.nightshift.adapters.persistence.sentiment.PostgresIndexDays;
import dev.nightshift.adapters.persistence.sentiment.PostgresLayoutMigrations;
import dev.nightshift.adapters.persistence.sentiment.PostgresMarketTables;
import dev.nightshift.adapters.persistence.sentiment.PostgresOlderTables;
import dev.nightshift.adapters.persistence.sentiment.PostgresReports;
import dev.nightshift.application.sentiment.FindIndexSpan;
import dev.nightshift.application.sentiment.ImportMarket;
import dev.nightshift.application.sentiment.ImportOlderTable;
import dev.nightshift.application.sentiment.ListReports;
import dev.nightshift.application.sentiment.ReadFindings;
import dev.nightshift.application.sentiment.ReadMarketData;
import dev.nightshift.application.sentiment.ReadReport;
import dev.nightshift.application.sentiment.ShowFormerDays;
import dev.nightshift.application.sentiment.ShowIndex;
import dev.nightshift.application.sentiment.ShowLatestDay;
import dev.nightshift.domain.batch.BatchJobs;
import dev.nightshift.domain.sentiment.Differences;
import dev.nightshift.domain.sentiment.IndexDays;
import dev.nightshift.domain.sentiment.MarketTables;
import dev.nightshift.domain.sentiment.migration.LayoutMigrations;
import dev.nightshift.domain.sentiment.migration.OlderTables;
import dev.nightshift.domain.sentiment.report.Reports;
import dev.nightshift.domain.sentiment.validation.Findings;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** The Fear &amp; Greed Index: what keeps it, and what reads it. */
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
}
