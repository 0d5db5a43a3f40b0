package dev.nightshift.domain.sentiment.rolling;

/**
 * Mean and variance of the last n values, correct to more than 20 digits before they are rounded to a double.
 *
 * <p>The sum of the values and that of their squares are kept exactly, so that nothing cancels and nothing drifts.
 */
public final class RollingMoments {

    private static final double CANCELLED = 1e-6;

    private final Window window;
    private final ExactSum sum = new ExactSum();
    private final ExactSum squares = new ExactSum();
    private final ExactSum scratch = new ExactSum();
    private double newest = Double.NaN;
    private int sameInARow;

    /** @throws IllegalArgumentException if {@code n < 2} */
    public RollingMoments(int n) {
        this.window = new Window(n, 2);
    }

    /**
     * Takes one more value in; the oldest of n leaves.
     *
     * @throws IllegalArgumentException if the value is not finite, or of a magnitude above {@link Rolling#LARGEST}
     */
    public void add(double value) {
        Rolling.usable(value);
        double oldest = window.push(value);
        if (!Double.isNaN(oldest)) {
            sum.add(-oldest);
            squares.addProduct(-oldest, oldest);
        }
        sum.add(value);
        squares.addProduct(value, value);
        sameInARow = value == newest ? Math.min(sameInARow + 1, window.length()) : 1;
        newest = value;
    }

    /** Whether n values are in. */
    public boolean isFull() {
        return window.isFull();
    }

    /** The mean of the last n values; NaN before there are n. */
    public double mean() {
        return isFull() ? sum.rounded().dividedBy(exactly(window.length())).value() : Double.NaN;
    }

    /** The sample variance (divisor n − 1) of the last n values; NaN before there are n. */
    public double variance() {
        double n = window.length();
        return isFull() ? spread().dividedBy(exactly(n * (n - 1))).value() : Double.NaN;
    }

    /**
     * How many sample standard deviations the newest value lies above the mean; NaN before there are n values, and where
     * all n are equal.
     */
    public double deviation() {
        if (!isFull() || sameInARow == window.length()) {
            return Double.NaN;
        }
        double n = window.length();
        DoubleDouble spread = spread().times(exactly(n)).dividedBy(exactly(n - 1));
        return distance().dividedBy(spread.squareRoot()).value();
    }

    /** n times the newest value, less the sum. */
    private DoubleDouble distance() {
        scratch.clear();
        scratch.addProduct(window.length(), newest);
        scratch.addTimes(-1, sum);
        return scratch.rounded();
    }

    /** n times the sum of squares, less the square of the sum: n (n − 1) times the variance. */
    private DoubleDouble spread() {
        if (sameInARow == window.length()) {
            return DoubleDouble.ZERO;
        }
        DoubleDouble scaled = squares.rounded().times(exactly(window.length()));
        DoubleDouble rounded = sum.rounded();
        DoubleDouble spread = scaled.minus(rounded.times(rounded));
        return spread.high() > CANCELLED * scaled.high() ? spread : exactSpread();
    }

    /** The same where the two are so near to each other that the digits of both would cancel. */
    private DoubleDouble exactSpread() {
        scratch.clear();
        scratch.addTimes(window.length(), squares);
        scratch.subtractSquare(sum);
        return scratch.rounded();
    }

    private static DoubleDouble exactly(double value) {
        return new DoubleDouble(value, 0);
    }
}
