package dev.nightshift.domain.sentiment;

import dev.nightshift.domain.sentiment.migration.LayoutMigrations;
import dev.nightshift.domain.sentiment.migration.OlderTables;
import dev.nightshift.domain.sentiment.report.Reports;
import dev.nightshift.domain.sentiment.validation.Findings;

class InMemorySentimentTest extends SentimentContract {

    private final InMemorySentiment sentiment = new InMemorySentiment();

    @Override
    protected MarketTables tables() {
        return sentiment.tables();
    }

    @Override
    protected IndexDays days() {
        return sentiment.days();
    }

    @Override
    protected IndexUpkeep upkeep() {
        return sentiment.upkeep();
    }

    @Override
    protected Findings findings() {
        return sentiment.findings();
    }

    @Override
    protected Differences differences() {
        return sentiment.differences();
    }

    @Override
    protected Reports reports() {
        return sentiment.reports();
    }

    @Override
    protected OlderTables olderTables() {
        return sentiment.olderTables();
    }

    @Override
    protected LayoutMigrations migrations() {
        return sentiment.migrations();
    }
}
