package dev.nightshift.domain.sentiment.rolling;

/** The share of the last w values, the newest included, that are strictly smaller than the newest, in percent. */
public final class RollingRank implements Rolling {

    private final RollingOrder order;

    /** @throws IllegalArgumentException if {@code w < 1} */
    public RollingRank(int w) {
        this.order = new RollingOrder(w);
    }

    @Override
    public double next(double value) {
        order.add(value);
        return order.isFull() ? 100.0 * order.countBelow(value) / order.size() : Double.NaN;
    }
}
