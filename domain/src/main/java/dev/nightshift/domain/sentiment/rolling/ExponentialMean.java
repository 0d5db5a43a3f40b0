package dev.nightshift.domain.sentiment.rolling;

/** The exponentially weighted mean: started at the first value, then e + α (x − e). */
public final class ExponentialMean implements Rolling {

    private final double alpha;
    private double mean = Double.NaN;

    /** @throws IllegalArgumentException if α is not in (0, 1] */
    public ExponentialMean(double alpha) {
        if (!(alpha > 0 && alpha <= 1)) {
            throw new IllegalArgumentException("alpha must be in (0, 1], was " + alpha);
        }
        this.alpha = alpha;
    }

    @Override
    public double next(double value) {
        Rolling.usable(value);
        mean = Double.isNaN(mean) ? value : mean + alpha * (value - mean);
        return mean;
    }
}
