package dev.nightshift.application.sentiment;

import dev.nightshift.domain.batch.JobFailed;
import dev.nightshift.domain.sentiment.MarketData;
import dev.nightshift.domain.sentiment.Method;
import dev.nightshift.domain.sentiment.PlainDefinition;
import dev.nightshift.domain.sentiment.SentimentDay;
import dev.nightshift.domain.sentiment.SentimentIndex;
import dev.nightshift.domain.sentiment.Series;
import dev.nightshift.domain.sentiment.SeriesName;
import dev.nightshift.domain.stats.DayRange;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The index of a method over all data, computed once for a run, of which days are taken. */
final class IndexRun {

    private final Method method;
    private final MarketData data;
    private final SentimentIndex index;
    private final Set<LocalDate> days = new HashSet<>();
    private final LocalDate last;
    private @Nullable SentimentIndex plain;

    /**
     * Reads and computes.
     *
     * @throws JobFailed if the method has no data in the range
     */
    IndexRun(ReadMarketData readMarketData, Method method, DayRange range) {
        this.method = method;
        this.data = readMarketData.read(method);
        this.index = method.index(data);
        this.last = range.last();
        index.days().forEach(days::add);
        if (days.stream().noneMatch(range::contains)) {
            throw new JobFailed("There is no data of %s from %s to %s; import market data first."
                    .formatted(method.version().name(), range.first(), range.last()));
        }
    }

    Method method() {
        return method;
    }

    /** Whether any series has an observation on the day. */
    boolean knows(LocalDate day) {
        return days.contains(day);
    }

    SentimentDay on(LocalDate day) {
        return index.on(day);
    }

    /** The same day by the plain definition, over all data up to the end of the range. */
    SentimentDay plainlyOn(LocalDate day) {
        if (plain == null) {
            plain = PlainDefinition.index(method, upTo(last));
        }
        return plain.on(day);
    }

    private MarketData upTo(LocalDate end) {
        Map<SeriesName, Series> cut = new HashMap<>();
        data.series().forEach((name, series) -> {
            if (!series.isEmpty() && !series.date(0).isAfter(end)) {
                cut.put(name, series.within(new DayRange(series.date(0), end)));
            }
        });
        return MarketData.of(cut);
    }
}
