package dev.nightshift.domain.sentiment;

import dev.nightshift.domain.sentiment.Signal.Carried;
import dev.nightshift.domain.sentiment.Signal.Change;
import dev.nightshift.domain.sentiment.Signal.Combined;
import dev.nightshift.domain.sentiment.Signal.Input;
import dev.nightshift.domain.sentiment.Signal.Rolled;
import dev.nightshift.domain.sentiment.Signal.Spliced;
import dev.nightshift.domain.sentiment.rolling.CarriedForward;
import dev.nightshift.domain.sentiment.rolling.Rolling;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Computes each signal once, in one pass over the observations of those that it is made of. */
final class SinglePass implements Calculation {

    private final MarketData data;
    private final Map<Signal, Series> known = new HashMap<>();
    private final Map<String, int[]> rows = new HashMap<>();

    SinglePass(MarketData data) {
        this.data = data;
    }

    @Override
    public Series valuesOf(Signal signal) {
        Series values = known.get(signal);
        if (values == null) {
            values = computed(signal);
            known.put(signal, values);
        }
        return values;
    }

    private Series computed(Signal signal) {
        if (signal instanceof Input input) {
            return data.get(input.series());
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

    private Series spliced(Spliced spliced) {
        int day = Math.toIntExact(spliced.day().toEpochDay());
        Series.Builder values = Series.builder();
        Series before = data.get(spliced.before());
        for (int i = 0; i < before.size() && before.epochDays()[i] < day; i++) {
            values.add(before.epochDays()[i], before.value(i));
        }
        Series since = data.get(spliced.since());
        for (int i = 0; i < since.size(); i++) {
            if (since.epochDays()[i] >= day) {
                values.add(since.epochDays()[i], since.value(i));
            }
        }
        return values.build();
    }

    private Series carried(Carried carried) {
        int[] days = rowsOf(carried.series());
        double[] onRows = onDays(data.get(carried.series()), days);
        CarriedForward rolling = new CarriedForward(carried.mostBlanks());
        Series.Builder values = Series.builder();
        for (int i = 0; i < days.length; i++) {
            addUnlessNone(values, days[i], rolling.next(onRows[i]));
        }
        return values.build();
    }

    private Series change(Change change) {
        int[] days = rowsOf(change.series());
        double[] onRows = onDays(data.get(change.series()), days);
        Series.Builder values = Series.builder();
        for (int i = change.rows(); i < days.length; i++) {
            addUnlessNone(values, days[i], percent(onRows[i], onRows[i - change.rows()]));
        }
        return values.build();
    }

    private Series combined(Combined combined) {
        List<Series> parts = combined.of().stream().map(this::valuesOf).toList();
        Series first = parts.get(0);
        double[][] columns =
                parts.stream().map(part -> onDays(part, first.epochDays())).toArray(double[][]::new);
        double[] of = new double[columns.length];
        Series.Builder values = Series.builder();
        for (int i = 0; i < first.size(); i++) {
            boolean all = true;
            for (int part = 0; part < of.length; part++) {
                of[part] = columns[part][i];
                all &= !Double.isNaN(of[part]);
            }
            addUnlessNone(values, first.epochDays()[i], all ? combined.formula().of(of) : Double.NaN);
        }
        return values.build();
    }

    private Series rolled(Rolled rolled) {
        Series of = valuesOf(rolled.of());
        Rolling rolling = rolled.statistic().rolling();
        Series.Builder values = Series.builder();
        for (int i = 0; i < of.size(); i++) {
            addUnlessNone(values, of.epochDays()[i], rolling.next(of.value(i)));
        }
        return values.build();
    }

    private int[] rowsOf(SeriesName series) {
        return rows.computeIfAbsent(series.table(), data::rowsOf);
    }

    static double percent(double now, double then) {
        return then == 0 ? Double.NaN : 100 * (now / then - 1);
    }

    /** The values on ascending days, NaN where there is none. */
    static double[] onDays(Series series, int[] days) {
        double[] values = new double[days.length];
        int[] own = series.epochDays();
        int next = 0;
        for (int i = 0; i < days.length; i++) {
            while (next < own.length && own[next] < days[i]) {
                next++;
            }
            values[i] = next < own.length && own[next] == days[i] ? series.value(next) : Double.NaN;
        }
        return values;
    }

    private static void addUnlessNone(Series.Builder values, int day, double value) {
        if (!Double.isNaN(value)) {
            values.add(day, value);
        }
    }
}
