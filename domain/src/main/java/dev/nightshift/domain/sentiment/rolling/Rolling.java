package dev.nightshift.domain.sentiment.rolling;

/** A statistic of a stream of values, told the values in their order. */
public sealed interface Rolling
        permits CarriedForward,
                ExponentialMean,
                RollingAverageRank,
                RollingDeviation,
                RollingMean,
                RollingRank,
                RunningSum {

    /** The largest magnitude of a value, so that squares and their sums stay finite. */
    double LARGEST = 1e100;

    /**
     * The statistic after one more value; NaN while there are too few values, and where the statistic is not defined.
     *
     * @throws IllegalArgumentException if the value is not finite (only {@link CarriedForward} takes NaN, for a blank), or
     *     of a magnitude above {@link #LARGEST}
     */
    double next(double value);

    /** @throws IllegalArgumentException if the value is not finite or too large */
    static double usable(double value) {
        if (!(Math.abs(value) <= LARGEST)) {
            throw new IllegalArgumentException("a value must be finite and at most 1e100, was " + value);
        }
        return value;
    }
}
