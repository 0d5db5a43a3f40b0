package dev.nightshift.domain.sentiment.rolling;

/**
 * The place of the newest among the last w values, 0 for the smallest and 100 for the largest; equal values share the mean
 * of their places: (average rank − 1) / (w − 1) · 100.
 */
public final class RollingAverageRank implements Rolling {

    private final RollingOrder order;
    private final int w;

    /** @throws IllegalArgumentException if {@code w < 2} */
    public RollingAverageRank(int w) {
        if (w < 2) {
            throw new IllegalArgumentException("a place needs >= 2 values, was " + w);
        }
        this.order = new RollingOrder(w);
        this.w = w;
    }

    @Override
    public double next(double value) {
        order.add(value);
        if (!order.isFull()) {
            return Double.NaN;
        }
        double averageRank = (order.countBelow(value) + order.countUpTo(value) + 1) / 2.0;
        return (averageRank - 1) / (w - 1) * 100;
    }
}
