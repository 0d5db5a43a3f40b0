package dev.nightshift.domain.sentiment.rolling;

/**
 * How many standard deviations a value lies above the mean of the last n, itself included: (x − mean) / s, with the
 * sample standard deviation s (divisor n − 1). Not defined where all n are equal.
 */
public final class RollingDeviation implements Rolling {

    private final RollingMoments moments;

    /** @throws IllegalArgumentException if {@code n < 2} */
    public RollingDeviation(int n) {
        this.moments = new RollingMoments(n);
    }

    @Override
    public double next(double value) {
        moments.add(value);
        return moments.deviation();
    }
}
