package dev.nightshift.domain.sentiment;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;

/** Statistics as they are defined, from their windows alone, with sums in decimal arithmetic. */
public final class PlainStatistics {

    private static final MathContext DIGITS = new MathContext(50);

    /** Enough for the middle between two doubles, which must not be rounded twice. */
    private static final MathContext ALL_DIGITS = new MathContext(120);

    private PlainStatistics() {}

    /** The statistic up to each of the finite values; NaN where there are too few, or where it is not defined. */
    public static double[] of(Statistic statistic, double[] values) {
        if (statistic instanceof Statistic.Exponential exponential) {
            return exponential(exponential.alpha(), values);
        }
        BigDecimal[] exact = exact(values);
        if (statistic instanceof Statistic.Sum) {
            return sums(exact);
        }
        double[] statistics = new double[values.length];
        Arrays.setAll(statistics, i -> ofWindow(statistic, values, Arrays.asList(exact), i + 1));
        return statistics;
    }

    private static double ofWindow(Statistic statistic, double[] values, List<BigDecimal> exact, int to) {
        int from = to - statistic.needs();
        if (from < 0) {
            return Double.NaN;
        } else if (statistic instanceof Statistic.Mean) {
            return mean(exact.subList(from, to));
        } else if (statistic instanceof Statistic.Deviation) {
            return deviation(exact.subList(from, to));
        }
        return rank(statistic, Arrays.copyOfRange(values, from, to));
    }

    private static double mean(List<BigDecimal> window) {
        return sum(window).divide(BigDecimal.valueOf(window.size()), ALL_DIGITS).doubleValue();
    }

    /** With everything n times as large, so that no mean needs to be rounded. */
    private static double deviation(List<BigDecimal> window) {
        BigDecimal n = BigDecimal.valueOf(window.size());
        BigDecimal sum = sum(window);
        BigDecimal squares = BigDecimal.ZERO;
        for (BigDecimal value : window) {
            BigDecimal distance = value.multiply(n).subtract(sum);
            squares = squares.add(distance.multiply(distance));
        }
        if (squares.signum() == 0) {
            return Double.NaN;
        }
        BigDecimal variance = squares.divide(n.subtract(BigDecimal.ONE), DIGITS);
        BigDecimal distance = window.get(window.size() - 1).multiply(n).subtract(sum);
        return distance.divide(variance.sqrt(DIGITS), DIGITS).doubleValue();
    }

    private static double rank(Statistic statistic, double[] window) {
        double newest = window[window.length - 1];
        double smaller = Arrays.stream(window).filter(each -> each < newest).count();
        if (statistic instanceof Statistic.Rank) {
            return 100 * smaller / window.length;
        }
        double equal = Arrays.stream(window).filter(each -> each == newest).count();
        double averageRank = smaller + (equal + 1) / 2;
        return (averageRank - 1) / (window.length - 1) * 100;
    }

    /** All on one scale, so that they are added without a multiplication. */
    private static BigDecimal[] exact(double[] values) {
        int scale = Arrays.stream(values)
                .mapToInt(value -> new BigDecimal(value).scale())
                .max()
                .orElse(0);
        return Arrays.stream(values)
                .mapToObj(value -> new BigDecimal(value).setScale(scale))
                .toArray(BigDecimal[]::new);
    }

    private static double[] sums(BigDecimal[] values) {
        double[] sums = new double[values.length];
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < values.length; i++) {
            sum = sum.add(values[i]);
            sums[i] = sum.doubleValue();
        }
        return sums;
    }

    private static BigDecimal sum(List<BigDecimal> values) {
        return values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static double[] exponential(double alpha, double[] values) {
        double[] means = values.clone();
        for (int i = 1; i < values.length; i++) {
            means[i] = means[i - 1] + alpha * (values[i] - means[i - 1]);
        }
        return means;
    }
}
