package dev.nightshift.bootstrap.dump;

import dev.nightshift.application.sentiment.ImportMarket;
import dev.nightshift.domain.stats.DayRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a file of market data gives. */
final class Poured implements ImportMarket.RowSink {

    final List<LocalDate> dates = new ArrayList<>();
    final List<Map<String, Double>> values = new ArrayList<>();
    final List<Optional<String>> labels = new ArrayList<>();
    final List<DayRange> unreadable = new ArrayList<>();

    @Override
    public void row(LocalDate date, Map<String, Double> cells, Optional<String> label) {
        dates.add(date);
        values.add(Map.copyOf(cells));
        labels.add(label);
    }

    @Override
    public void unreadable(DayRange days) {
        unreadable.add(days);
    }
}
