package dev.nightshift.domain.sentiment;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;

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
        } else if (statistic instanceof Statistic.Sum) {
            return sums(values);
        }
        double[] statistics = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            int from = i + 1 - statistic.needs();
            statistics[i] = from < 0 ? Double.NaN : ofWindow(statistic, Arrays.copyOfRange(values, from, i + 1));
        }
        return statistics;
    }

    private static double ofWindow(Statistic statistic, double[] window) {
        if (statistic instanceof Statistic.Mean) {
            return sum(window)
                    .divide(BigDecimal.valueOf(window.length), ALL_DIGITS)
                    .doubleValue();
        } else if (statistic instanceof Statistic.Deviation) {
            return deviation(window);
        }
        double newest = window[window.length - 1];
        double smaller = Arrays.stream(window).filter(each -> each < newest).count();
        if (statistic instanceof Statistic.Rank) {
            return 100 * smaller / window.length;
        }
        double equal = Arrays.stream(window).filter(each -> each == newest).count();
        double averageRank = smaller + (equal + 1) / 2;
        return (averageRank - 1) / (window.length - 1) * 100;
    }

    /** With everything n times as large, so that no mean needs to be rounded. */
    private static double deviation(double[] window) {
        BigDecimal n = BigDecimal.valueOf(window.length);
        BigDecimal sum = sum(window);
        BigDecimal squares = BigDecimal.ZERO;
        for (double value : window) {
            BigDecimal distance = new BigDecimal(value).multiply(n).subtract(sum);
            squares = squares.add(distance.multiply(distance));
        }
        if (squares.signum() == 0) {
            return Double.NaN;
        }
        BigDecimal variance = squares.divide(n.subtract(BigDecimal.ONE), DIGITS);
        BigDecimal distance =
                new BigDecimal(window[window.length - 1]).multiply(n).subtract(sum);
        return distance.divide(variance.sqrt(DIGITS), DIGITS).doubleValue();
    }

    private static BigDecimal sum(double[] window) {
        BigDecimal sum = BigDecimal.ZERO;
        for (double value : window) {
            sum = sum.add(new BigDecimal(value));
        }
        return sum;
    }

    private static double[] sums(double[] values) {
        double[] sums = new double[values.length];
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < values.length; i++) {
            sum = sum.add(new BigDecimal(values[i]));
            sums[i] = sum.doubleValue();
        }
        return sums;
    }

    private static double[] exponential(double alpha, double[] values) {
        double[] means = values.clone();
        for (int i = 1; i < values.length; i++) {
            means[i] = means[i - 1] + alpha * (values[i] - means[i - 1]);
        }
        return means;
    }
}
