package dev.nightshift.domain.sentiment.rolling;

/** The last w values in order, each step in O(log w): how many are smaller than one, and which is in the middle. */
public final class RollingOrder {

    private final Window window;
    private final RankTree tree;

    /** @throws IllegalArgumentException if {@code w < 1} */
    public RollingOrder(int w) {
        this.window = new Window(w, 1);
        this.tree = new RankTree(w);
    }

    /**
     * Takes one more value in; the oldest of w leaves.
     *
     * @throws IllegalArgumentException if the value is not finite, or of a magnitude above {@link Rolling#LARGEST}
     */
    public void add(double value) {
        double oldest = window.push(Rolling.usable(value));
        if (!Double.isNaN(oldest)) {
            tree.remove(oldest);
        }
        tree.add(value);
    }

    /** Whether w values are in. */
    public boolean isFull() {
        return window.isFull();
    }

    /** How many values are in, at most w. */
    public int size() {
        return tree.size();
    }

    /** How many of the values are strictly smaller. */
    public int countBelow(double value) {
        return tree.countBelow(value);
    }

    /** How many of the values are smaller or equal. */
    public int countUpTo(double value) {
        return tree.countUpTo(value);
    }

    /** The value in the middle, of an even number the mean of both; NaN before there is a value. */
    public double median() {
        int size = tree.size();
        if (size == 0) {
            return Double.NaN;
        }
        double upper = tree.valueAfter(size / 2);
        return size % 2 == 1 ? upper : (tree.valueAfter(size / 2 - 1) + upper) / 2;
    }
}
