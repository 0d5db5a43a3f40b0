package dev.nightshift.adapters.web.sentiment;

import dev.nightshift.application.sentiment.BulkReport;
import dev.nightshift.application.sentiment.DataMigration;
import dev.nightshift.application.sentiment.DataValidation;
import dev.nightshift.application.sentiment.HistoricalBackfill;
import dev.nightshift.application.sentiment.IndexRecalculation;
import dev.nightshift.application.sentiment.ReadMarketData;
import dev.nightshift.domain.batch.JobType;
import dev.nightshift.domain.sentiment.InMemorySentiment;
import dev.nightshift.domain.sentiment.report.PlainReportFormat;
import java.util.List;

/** The kinds of work on market data, on data in memory. */
public final class SentimentTypes {

    private SentimentTypes() {}

    public static List<JobType<?, ?, ?>> over(InMemorySentiment sentiment) {
        ReadMarketData readMarketData = new ReadMarketData(sentiment.tables());
        return List.of(
                new HistoricalBackfill(readMarketData, sentiment.days()),
                new IndexRecalculation(readMarketData, sentiment.days(), sentiment.findings(), sentiment.differences()),
                new DataValidation(sentiment.tables(), readMarketData, sentiment.days(), sentiment.findings()),
                new BulkReport(sentiment.days(), sentiment.reports(), new PlainReportFormat()),
                new DataMigration(
                        sentiment.olderTables(), sentiment.tables(), sentiment.migrations(), sentiment.findings()));
    }
}
