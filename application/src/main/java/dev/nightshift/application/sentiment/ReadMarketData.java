package dev.nightshift.application.sentiment;

import dev.nightshift.domain.sentiment.MarketData;
import dev.nightshift.domain.sentiment.MarketRow;
import dev.nightshift.domain.sentiment.MarketTables;
import dev.nightshift.domain.sentiment.Method;
import dev.nightshift.domain.sentiment.Series;
import dev.nightshift.domain.sentiment.SeriesName;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Reads the series of a method. Of a doubled day the first row counts; rows out of order and values not finite do not. */
public final class ReadMarketData {

    private final MarketTables tables;

    public ReadMarketData(MarketTables tables) {
        this.tables = tables;
    }

    public MarketData read(Method method) {
        Map<SeriesName, Series> series = new HashMap<>();
        TreeSet<String> names = new TreeSet<>();
        method.inputs().forEach(input -> names.add(input.table()));
        names.forEach(table -> series.putAll(seriesOf(table, tables.rows(table))));
        return MarketData.of(series);
    }

    private static Map<SeriesName, Series> seriesOf(String table, List<MarketRow> rows) {
        Map<String, Series.Builder> builders = new HashMap<>();
        LocalDate last = LocalDate.MIN;
        for (MarketRow row : rows) {
            if (row.isInOrder() && row.date().isAfter(last)) {
                last = row.date();
                row.values().forEach((column, value) -> {
                    if (Double.isFinite(value)) {
                        builders.computeIfAbsent(column, any -> Series.builder())
                                .add(row.date(), value);
                    }
                });
            }
        }
        Map<SeriesName, Series> series = new HashMap<>();
        builders.forEach((column, builder) -> series.put(new SeriesName(table, column), builder.build()));
        return series;
    }
}
