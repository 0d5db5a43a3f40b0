package dev.nightshift.benchmarks;

import dev.nightshift.domain.sentiment.MarketData;
import dev.nightshift.domain.sentiment.Method;
import dev.nightshift.domain.sentiment.Methods;
import dev.nightshift.domain.sentiment.Series;
import dev.nightshift.domain.sentiment.SeriesName;
import dev.nightshift.domain.sentiment.rolling.Rolling;
import dev.nightshift.domain.sentiment.rolling.RollingDeviation;
import dev.nightshift.domain.sentiment.rolling.RollingRank;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/** How long the Fear and Greed Index takes in the pure domain, and what longer windows cost. */
final class SentimentBenchmark implements Benchmark {

    private static final int YEARS = 30;
    private static final int TRADING_DAYS = 252;
    private static final int MANY_DAYS = 100_000;
    private static final int WARM_UP = 5;
    private static final int RUNS = 15;
    private static final long SEED = 2_025;

    @Override
    public String name() {
        return "sentiment";
    }

    @Override
    public List<Figure> measure(Workbench bench) {
        return List.of(wholeHistory(), windows(), besideReSumming());
    }

    private static Figure wholeHistory() {
        Method method = Methods.US_INPUTS;
        MarketData data = generated(method, YEARS * TRADING_DAYS);
        long first = Samples.nanosOf(() -> method.index(data));
        Samples samples = samples(() -> method.index(data));
        return Figure.low("index of 30 years, seven components", samples.medianMillis(), "ms")
                .atMost(100)
                .with("firstRunMillis", first / 1e6)
                .with("days", YEARS * TRADING_DAYS)
                .with("ours", samples.summary());
    }

    /** In turns, so that what else the machine does meets both. */
    private static Figure windows() {
        double[] values = values(MANY_DAYS);
        long[] defaults = new long[RUNS];
        long[] tenfold = new long[RUNS];
        for (int run = -WARM_UP; run < RUNS; run++) {
            long ofUsual = Samples.nanosOf(() -> scored(values, 125, 500));
            long ofTenfold = Samples.nanosOf(() -> scored(values, 1_250, 5_000));
            if (run >= 0) {
                defaults[run] = ofUsual;
                tenfold[run] = ofTenfold;
            }
        }
        Samples few = new Samples(defaults);
        Samples many = new Samples(tenfold);
        return Figure.low(
                        "a day at windows 1,250/5,000 to one at 125/500",
                        many.medianMillis() / few.medianMillis(),
                        "times")
                .atMost(2)
                .with("days", MANY_DAYS)
                .with("usual", few.summary())
                .with("tenfold", many.summary());
    }

    private static Figure besideReSumming() {
        double[] values = values(YEARS * TRADING_DAYS);
        return SideBySide.measure(10, 3, () -> scored(values, 125, 500), () -> ReSummedWindows.scored(values, 125, 500))
                .figure("one component of 30 years; rival: each window summed anew");
    }

    private static Double scored(double[] values, int n, int w) {
        Rolling deviation = new RollingDeviation(n);
        Rolling rank = new RollingRank(w);
        double sum = 0;
        for (double value : values) {
            double z = deviation.next(value);
            double score = Double.isNaN(z) ? Double.NaN : rank.next(z);
            sum += Double.isNaN(score) ? 0 : score;
        }
        return sum;
    }

    private static Samples samples(Supplier<?> work) {
        for (int i = 0; i < WARM_UP; i++) {
            Samples.nanosOf(work);
        }
        return new Samples(
                LongStream.range(0, RUNS).map(run -> Samples.nanosOf(work)).toArray());
    }

    static MarketData generated(Method method, int days) {
        Map<SeriesName, Series> series = new HashMap<>();
        long seed = SEED;
        for (SeriesName name : method.inputs()) {
            Random random = new Random(seed++);
            Series.Builder builder = Series.builder();
            LocalDate day = LocalDate.of(1995, 1, 2);
            double value = 100;
            for (int i = 0; i < days; i++) {
                value *= Math.exp(0.01 * random.nextGaussian());
                builder.add(day, value);
                day = day.plusDays(day.getDayOfWeek().getValue() == 5 ? 3 : 1);
            }
            series.put(name, builder.build());
        }
        return MarketData.of(series);
    }

    private static double[] values(int days) {
        Random random = new Random(SEED);
        double[] values = new double[days];
        double value = 100;
        for (int i = 0; i < days; i++) {
            value *= Math.exp(0.01 * random.nextGaussian());
            values[i] = value;
        }
        return values;
    }
}
