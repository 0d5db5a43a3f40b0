package dev.nightshift.application.sentiment;

import dev.nightshift.domain.sentiment.MarketData;
import dev.nightshift.domain.sentiment.Method;
import dev.nightshift.domain.sentiment.PlainDefinition;
import dev.nightshift.domain.sentiment.SentimentDay;
import dev.nightshift.domain.sentiment.SentimentIndex;
import dev.nightshift.domain.sentiment.Series;
import dev.nightshift.domain.sentiment.SeriesName;
import dev.nightshift.domain.sentiment.calendar.TradingCalendar;
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
    private final DayRange range;
    private final TradingCalendar calendar;
    private @Nullable SentimentIndex plain;

    IndexRun(Method method, MarketData data, DayRange range) {
        this.method = method;
        this.data = data;
        this.index = method.index(data);
        this.range = range;
        this.calendar = TradingCalendar.of(method.market());
        index.days().forEach(days::add);
    }

    /** Whether any series has an observation in the range. */
    boolean hasData() {
        return days.stream().anyMatch(range::contains);
    }

    /** Whether the index has a value in the range. */
    boolean hasValue() {
        return days.stream().filter(range::contains).anyMatch(day -> index.value(day)
                .isPresent());
    }

    Method method() {
        return method;
    }

    /** Whether any series has an observation on the day. */
    boolean knows(LocalDate day) {
        return days.contains(day);
    }

    /** Whether the market traded on the day and no series knows it. */
    boolean misses(LocalDate day) {
        return !knows(day) && calendar.covered().contains(day) && calendar.isTradingDay(day);
    }

    SentimentDay on(LocalDate day) {
        return index.on(day);
    }

    /** The same day by the plain definition, over all data up to the end of the range. */
    SentimentDay plainlyOn(LocalDate day) {
        if (plain == null) {
            plain = PlainDefinition.index(method, upTo(range.last()));
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
