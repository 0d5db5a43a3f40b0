package dev.nightshift.adapters.web.sentiment;

import dev.nightshift.application.sentiment.BulkReport;
import dev.nightshift.application.sentiment.DataMigration;
import dev.nightshift.application.sentiment.DataValidation;
import dev.nightshift.application.sentiment.HistoricalBackfill;
import dev.nightshift.application.sentiment.IndexRecalculation;
import dev.nightshift.application.sentiment.ReadFindings;
import dev.nightshift.application.sentiment.ReadMarketData;
import dev.nightshift.application.sentiment.ReadReports;
import dev.nightshift.application.sentiment.ShowIndex;
import dev.nightshift.domain.batch.BatchJobs;
import dev.nightshift.domain.sentiment.InMemorySentiment;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** Market data and indices in memory. */
@Factory
final class SentimentFakes {

    private final InMemorySentiment sentiment = new InMemorySentiment();
    private final ReadMarketData readMarketData = new ReadMarketData(sentiment.tables());

    @Singleton
    InMemorySentiment sentiment() {
        return sentiment;
    }

    @Singleton
    HistoricalBackfill historicalBackfill() {
        return new HistoricalBackfill(sentiment.tables(), readMarketData, sentiment.days());
    }

    @Singleton
    IndexRecalculation indexRecalculation() {
        return new IndexRecalculation(sentiment.tables(), readMarketData, sentiment.days(), sentiment.findings());
    }

    @Singleton
    DataValidation dataValidation() {
        return new DataValidation(sentiment.tables(), sentiment.days(), sentiment.findings());
    }

    @Singleton
    BulkReport bulkReport() {
        return new BulkReport(sentiment.days(), sentiment.reports());
    }

    @Singleton
    DataMigration dataMigration() {
        return new DataMigration(
                sentiment.olderTables(), sentiment.tables(), sentiment.migrations(), sentiment.findings());
    }

    @Singleton
    ShowIndex showIndex() {
        return new ShowIndex(sentiment.days());
    }

    @Singleton
    ReadFindings readFindings(BatchJobs jobs) {
        return new ReadFindings(jobs, sentiment.findings());
    }

    @Singleton
    ReadReports readReports(BatchJobs jobs) {
        return new ReadReports(jobs, sentiment.reports());
    }
}
