package dev.nightshift.domain.sentiment;

import dev.nightshift.domain.sentiment.Signal.Carried;
import dev.nightshift.domain.sentiment.Signal.Change;
import dev.nightshift.domain.sentiment.Signal.Combined;
import dev.nightshift.domain.sentiment.Signal.Input;
import dev.nightshift.domain.sentiment.Signal.Rolled;
import dev.nightshift.domain.sentiment.Signal.Spliced;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The index as it is defined: each value from its own window alone, and its sums in decimal arithmetic. It shares nothing
 * with the single pass but the method, which it is there to check; 15 years take some seconds.
 */
public final class PlainDefinition implements Calculation {

    private final MarketData data;
    private final Map<Signal, Series> known = new HashMap<>();

    private PlainDefinition(MarketData data) {
        this.data = data;
    }

    /** The index of all days of the data. */
    public static SentimentIndex index(Method method, MarketData data) {
        return SentimentIndex.of(method, data, new PlainDefinition(data));
    }

    /**
     * The weighted mean of the scores that are there, in decimal arithmetic; empty with fewer than the method needs, or when
     * none of them has a weight.
     */
    public static OptionalDouble value(Method method, Map<String, Double> scores) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal weights = BigDecimal.ZERO;
        for (Map.Entry<String, Double> score : scores.entrySet()) {
            BigDecimal weight = new BigDecimal(method.weights().of(score.getKey()));
            weights = weights.add(weight);
            sum = sum.add(weight.multiply(new BigDecimal(score.getValue())));
        }
        return scores.size() < method.leastComponents() || weights.signum() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(sum.divide(weights, MathContext.DECIMAL128).doubleValue());
    }

    /** The rating of a value, bound by bound. */
    public static Rating rating(Method method, double value) {
        double below = method.ratings() == Rating.Scale.CLOSED ? Math.nextDown(value) : value;
        if (below < 25) {
            return Rating.EXTREME_FEAR;
        } else if (below < 45) {
            return Rating.FEAR;
        } else if (below < 55) {
            return Rating.NEUTRAL;
        }
        return below < 75 ? Rating.GREED : Rating.EXTREME_GREED;
    }

    @Override
    public Series valuesOf(Signal signal) {
        Series values = known.get(signal);
        if (values == null) {
            values = Series.of(computed(signal));
            known.put(signal, values);
        }
        return values;
    }

    private SortedMap<LocalDate, Double> computed(Signal signal) {
        if (signal instanceof Input input) {
            return observations(data.get(input.series()));
        } else if (signal instanceof Spliced spliced) {
            return spliced(spliced);
        } else if (signal instanceof Carried carried) {
            return carried(carried);
        } else if (signal instanceof Change change) {
            return change(change);
        } else if (signal instanceof Combined combined) {
            return combined(combined);
        }
        return rolled((Rolled) signal);
    }

    private SortedMap<LocalDate, Double> spliced(Spliced spliced) {
        SortedMap<LocalDate, Double> values = new TreeMap<>();
        values.putAll(observations(data.get(spliced.before())).headMap(spliced.day()));
        values.putAll(observations(data.get(spliced.since())).tailMap(spliced.day()));
        return values;
    }

    private SortedMap<LocalDate, Double> carried(Carried carried) {
        List<LocalDate> rows = rowsOf(carried.series());
        SortedMap<LocalDate, Double> values = new TreeMap<>();
        for (int i = 0; i < rows.size(); i++) {
            for (int back = 0; back <= Math.min(carried.mostBlanks(), i); back++) {
                OptionalDouble value = data.get(carried.series()).on(rows.get(i - back));
                if (value.isPresent()) {
                    values.put(rows.get(i), value.getAsDouble());
                    break;
                }
            }
        }
        return values;
    }

    private SortedMap<LocalDate, Double> change(Change change) {
        List<LocalDate> rows = rowsOf(change.series());
        Series series = data.get(change.series());
        SortedMap<LocalDate, Double> values = new TreeMap<>();
        for (int i = change.rows(); i < rows.size(); i++) {
            OptionalDouble now = series.on(rows.get(i));
            OptionalDouble then = series.on(rows.get(i - change.rows()));
            if (now.isPresent() && then.isPresent() && then.getAsDouble() != 0) {
                values.put(rows.get(i), 100 * (now.getAsDouble() / then.getAsDouble() - 1));
            }
        }
        return values;
    }

    private SortedMap<LocalDate, Double> combined(Combined combined) {
        List<Series> parts = combined.of().stream().map(this::valuesOf).toList();
        SortedMap<LocalDate, Double> values = new TreeMap<>();
        for (LocalDate day : observations(parts.get(0)).keySet()) {
            if (parts.stream().allMatch(part -> part.on(day).isPresent())) {
                double[] of = parts.stream()
                        .mapToDouble(part -> part.on(day).orElseThrow())
                        .toArray();
                put(values, day, combined.formula().of(of));
            }
        }
        return values;
    }

    private SortedMap<LocalDate, Double> rolled(Rolled rolled) {
        Series of = valuesOf(rolled.of());
        double[] statistics = PlainStatistics.of(
                rolled.statistic(),
                IntStream.range(0, of.size()).mapToDouble(of::value).toArray());
        SortedMap<LocalDate, Double> values = new TreeMap<>();
        for (int i = 0; i < statistics.length; i++) {
            put(values, of.date(i), statistics[i]);
        }
        return values;
    }

    private List<LocalDate> rowsOf(SeriesName name) {
        List<LocalDate> rows = new ArrayList<>();
        data.series().forEach((each, series) -> {
            if (each.table().equals(name.table())) {
                rows.addAll(observations(series).keySet());
            }
        });
        return rows.stream().sorted().distinct().toList();
    }

    private static SortedMap<LocalDate, Double> observations(Series series) {
        SortedMap<LocalDate, Double> observations = new TreeMap<>();
        for (int i = 0; i < series.size(); i++) {
            observations.put(series.date(i), series.value(i));
        }
        return observations;
    }

    private static void put(SortedMap<LocalDate, Double> values, LocalDate day, double value) {
        if (!Double.isNaN(value)) {
            values.put(day, value);
        }
    }
}
