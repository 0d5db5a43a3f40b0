package dev.nightshift.domain.sentiment.rolling;

/** The last values of a stream, at most as many as it holds. */
final class Window {

    private final double[] values;
    private int next;
    private int count;

    /** @throws IllegalArgumentException if it holds fewer than the least */
    Window(int length, int least) {
        if (length < least) {
            throw new IllegalArgumentException("a window must have >= %d values, was %d".formatted(least, length));
        }
        this.values = new double[length];
    }

    boolean isFull() {
        return count == values.length;
    }

    int length() {
        return values.length;
    }

    /** Takes the newest value in and gives the one that leaves, if the window was full, else NaN. */
    double push(double value) {
        double oldest = isFull() ? values[next] : Double.NaN;
        values[next] = value;
        next = next + 1 == values.length ? 0 : next + 1;
        count = Math.min(count + 1, values.length);
        return oldest;
    }
}
