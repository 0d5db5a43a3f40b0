package dev.nightshift.domain.sentiment.rolling;

/** The mean of the last n values, rounded once. */
public final class RollingMean implements Rolling {

    private final Window window;
    private final ExactSum sum = new ExactSum();

    /** @throws IllegalArgumentException if {@code n < 1} */
    public RollingMean(int n) {
        this.window = new Window(n, 1);
    }

    @Override
    public double next(double value) {
        double oldest = window.push(Rolling.usable(value));
        if (!Double.isNaN(oldest)) {
            sum.add(-oldest);
        }
        sum.add(value);
        return window.isFull()
                ? sum.rounded().dividedBy(new DoubleDouble(window.length(), 0)).value()
                : Double.NaN;
    }
}
