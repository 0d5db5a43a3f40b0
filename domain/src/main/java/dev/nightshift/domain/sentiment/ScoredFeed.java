package dev.nightshift.domain.sentiment;

import dev.nightshift.domain.sentiment.Gap.Reason;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A feed of a component with its values and its scores.
 *
 * @param needs how many values the first score needs
 */
record ScoredFeed(Signal signal, int needs, Series values, Series scores) {

    static ScoredFeed of(Signal feed, Normalisation normalisation, Calculation calculation) {
        return new ScoredFeed(
                feed,
                normalisation.needs(),
                calculation.valuesOf(feed),
                calculation.valuesOf(normalisation.scoreOf(feed)));
    }

    SortedMap<SeriesName, LocalDate> inputDates(LocalDate day, MarketData data) {
        SortedMap<SeriesName, LocalDate> dates = new TreeMap<>();
        signal.inputsOn(day)
                .forEach(series -> data.get(series).lastDayUpTo(day).ifPresent(last -> dates.put(series, last)));
        return dates;
    }

    /** Why there is no score on the day. */
    Gap gap(String component, LocalDate day, MarketData data) {
        int place = values.placeOf(day);
        if (place >= 0) {
            return place + 1 < needs
                    ? new Gap(component, Reason.TOO_SHORT, "%d of %d values".formatted(place + 1, needs))
                    : new Gap(component, Reason.NOT_DEFINED, "the values of a window are all equal");
        }
        List<SeriesName> silent = signal.inputsOn(day)
                .filter(series -> data.get(series).on(day).isEmpty())
                .toList();
        return silent.isEmpty()
                ? new Gap(component, Reason.TOO_SHORT, "0 of %d values".formatted(needs))
                : new Gap(component, Reason.NO_OBSERVATION, "no observation of " + joined(silent));
    }

    private static String joined(List<SeriesName> names) {
        return names.stream().map(SeriesName::toString).collect(Collectors.joining(", "));
    }
}
