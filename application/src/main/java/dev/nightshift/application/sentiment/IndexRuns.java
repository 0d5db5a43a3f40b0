package dev.nightshift.application.sentiment;

import dev.nightshift.domain.sentiment.MarketTables;
import dev.nightshift.domain.sentiment.Method;
import dev.nightshift.domain.stats.DayRange;
import java.util.List;

/** Computes indices for runs. */
final class IndexRuns {

    private final MarketTables tables;
    private final ReadMarketData readMarketData;

    IndexRuns(MarketTables tables, ReadMarketData readMarketData) {
        this.tables = tables;
        this.readMarketData = readMarketData;
    }

    /**
     * Computes the index by the first of the methods that has data.
     *
     * @throws dev.nightshift.domain.batch.JobFailed if it has none in the range
     */
    IndexRun begin(List<Method> methods, DayRange range) {
        return new IndexRun(readMarketData, ChooseMethod.of(methods, tables), range);
    }
}
