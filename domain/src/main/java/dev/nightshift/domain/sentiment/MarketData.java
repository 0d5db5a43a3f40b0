package dev.nightshift.domain.sentiment;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Series by name; those of one table share its rows, which are the days on which any of them has an observation. */
public record MarketData(SortedMap<SeriesName, Series> series) {

    public MarketData {
        series = Collections.unmodifiableSortedMap(new TreeMap<>(series));
    }

    /** The data with these series. */
    public static MarketData of(Map<SeriesName, Series> series) {
        return new MarketData(new TreeMap<>(series));
    }

    /** The series of the name; without an observation when there is none. */
    public Series get(SeriesName name) {
        return series.getOrDefault(name, Series.EMPTY);
    }

    /** This data with those series, which go before series of the same names. */
    public MarketData with(MarketData more) {
        SortedMap<SeriesName, Series> both = new TreeMap<>(series);
        both.putAll(more.series);
        return new MarketData(both);
    }

    /** The days since 1970-01-01 of the table's rows, ascending. */
    int[] rowsOf(String table) {
        return union(series.entrySet().stream()
                .filter(each -> each.getKey().table().equals(table))
                .map(Map.Entry::getValue)
                .toList());
    }

    /** The days since 1970-01-01 on which any of the series has an observation, ascending. */
    static int[] union(List<Series> series) {
        int[] days = new int[series.stream().mapToInt(Series::size).sum()];
        int size = 0;
        for (Series each : series) {
            System.arraycopy(each.epochDays(), 0, days, size, each.size());
            size += each.size();
        }
        Arrays.sort(days);
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (i == 0 || days[i] != days[i - 1]) {
                days[kept++] = days[i];
            }
        }
        return Arrays.copyOf(days, kept);
    }
}
