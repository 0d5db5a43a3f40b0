package dev.nightshift.domain.sentiment;

import static java.util.Objects.requireNonNull;

import dev.nightshift.domain.Csv;
import dev.nightshift.domain.RealData;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Series of real markets; tests that ask for them are skipped where they are not there. */
public final class MarketFiles {

    private static final String DATE = "date";

    private MarketFiles() {}

    /** A row of a file: its texts by the names of its columns. */
    public record Row(Map<String, String> texts) {

        public String text(String column) {
            return requireNonNull(texts.get(column), column);
        }

        public LocalDate date() {
            return LocalDate.parse(text(DATE));
        }
    }

    public static List<Row> rows(String table) {
        Path folder = RealData.folder("market");
        List<Row> rows = new ArrayList<>();
        Csv.read(folder.resolve(table + ".csv"), texts -> rows.add(new Row(texts)));
        return rows;
    }

    /** All numbers of the tables, blanks left out. */
    public static MarketData read(String... tables) {
        Map<SeriesName, Series> series = new HashMap<>();
        for (String table : tables) {
            series.putAll(table(table));
        }
        return MarketData.of(series);
    }

    private static Map<SeriesName, Series> table(String table) {
        Map<SeriesName, Series.Builder> builders = new HashMap<>();
        rows(table).forEach(row -> row.texts().forEach((column, text) -> {
            if (!column.equals(DATE) && !column.equals("rating") && !text.isEmpty()) {
                builders.computeIfAbsent(new SeriesName(table, column), any -> Series.builder())
                        .add(row.date(), Double.parseDouble(text));
            }
        }));
        Map<SeriesName, Series> series = new HashMap<>();
        builders.forEach((name, builder) -> series.put(name, builder.build()));
        return series;
    }
}
