package sample;

import dev.nightshift.domain.sentiment.MarketData;
import dev.nightshift.domain.sentiment.Methods;
import dev.nightshift.domain.sentiment.SentimentDay;
import dev.nightshift.domain.sentiment.SentimentIndex;
import dev.nightshift.domain.sentiment.Series;
import dev.nightshift.domain.sentiment.SeriesName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Shows the index of a day from CSV files with a header and a date a line; needs the JDK and {@code domain}, nothing else. */
public final class ShowIndex {

    private ShowIndex() {}

    /** @param arguments the folder of us_levels.csv and us_vix.csv, and the day */
    public static void main(String[] arguments) throws IOException {
        Map<SeriesName, Series> series = new HashMap<>();
        for (String table : List.of("us_levels", "us_vix")) {
            series.putAll(columns(table, Files.readAllLines(Path.of(arguments[0], table + ".csv"))));
        }

        SentimentIndex index = Methods.US_LEVELS.index(MarketData.of(series));
        SentimentDay day = index.on(LocalDate.parse(arguments[1]));

        System.out.println(day.date() + ": " + day.rating().map(Enum::name).orElse("no value"));
        day.value().ifPresent(value -> System.out.printf("%.3f%n", value));
        day.components().forEach(each -> System.out.printf("  %s %.3f%n", each.name(), each.score()));
        day.gaps().forEach(gap -> System.out.printf("  no %s: %s, %s%n", gap.what(), gap.reason(), gap.detail()));
    }

    /** A series of each column; days ascend, and a blank is no observation. */
    private static Map<SeriesName, Series> columns(String table, List<String> lines) {
        String[] names = lines.get(0).split(",");
        Map<SeriesName, Series> series = new HashMap<>();
        for (int column = 1; column < names.length; column++) {
            Series.Builder builder = Series.builder();
            for (String line : lines.subList(1, lines.size())) {
                String[] cells = line.split(",", -1);
                if (!cells[column].isEmpty()) {
                    builder.add(LocalDate.parse(cells[0]), Double.parseDouble(cells[column]));
                }
            }
            series.put(new SeriesName(table, names[column]), builder.build());
        }
        return series;
    }
}
