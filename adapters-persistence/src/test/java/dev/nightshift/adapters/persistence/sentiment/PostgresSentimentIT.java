package dev.nightshift.adapters.persistence.sentiment;

import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.adapters.persistence.TestDatabase;
import dev.nightshift.domain.sentiment.Differences;
import dev.nightshift.domain.sentiment.IndexDays;
import dev.nightshift.domain.sentiment.IndexUpkeep;
import dev.nightshift.domain.sentiment.MarketTables;
import dev.nightshift.domain.sentiment.SentimentContract;
import dev.nightshift.domain.sentiment.migration.LayoutMigrations;
import dev.nightshift.domain.sentiment.migration.OlderTables;
import dev.nightshift.domain.sentiment.report.Reports;
import dev.nightshift.domain.sentiment.validation.Findings;

class PostgresSentimentIT extends SentimentContract {

    private static final Database DATABASE = TestDatabase.fresh();

    PostgresSentimentIT() {
        DATABASE.run(
                handle -> handle.execute(
                        """
                        TRUNCATE market_rows, sentiment_days, sentiment_former_days, sentiment_upkeep,
                                 sentiment_findings, sentiment_reports, sentiment_differences, older_rows,
                                 layout_migrations, layout_replaced
                        """));
    }

    @Override
    protected MarketTables tables() {
        return new PostgresMarketTables(DATABASE);
    }

    @Override
    protected IndexDays days() {
        return new PostgresIndexDays(DATABASE);
    }

    @Override
    protected IndexUpkeep upkeep() {
        return new PostgresIndexUpkeep(DATABASE);
    }

    @Override
    protected Findings findings() {
        return new PostgresFindings(DATABASE);
    }

    @Override
    protected Differences differences() {
        return new PostgresDifferences(DATABASE);
    }

    @Override
    protected Reports reports() {
        return new PostgresReports(DATABASE);
    }

    @Override
    protected OlderTables olderTables() {
        return new PostgresOlderTables(DATABASE);
    }

    @Override
    protected LayoutMigrations migrations() {
        return new PostgresLayoutMigrations(DATABASE);
    }
}
