package dev.nightshift.domain.sentiment.rolling;

/**
 * A multiset of doubles that knows how many of them are smaller than any; each step in O(log n) on average.
 *
 * <p>A treap with sizes in its nodes: R. Seidel and C. R. Aragon, Randomized search trees (1996). The priorities are a
 * hash of the order of arrival, so that the same values in the same order make the same tree.
 */
final class RankTree {

    private static final int NONE = 0;

    private final double[] values;
    private final int[] left;
    private final int[] right;
    private final int[] sizes;
    private final long[] priorities;
    private int root = NONE;
    private int used;
    private int free = NONE;
    private long arrivals;
    private int below;
    private int above;

    RankTree(int capacity) {
        values = new double[capacity + 1];
        left = new int[capacity + 1];
        right = new int[capacity + 1];
        sizes = new int[capacity + 1];
        priorities = new long[capacity + 1];
    }

    int size() {
        return sizes[root];
    }

    void add(double value) {
        root = added(root, nodeOf(value));
    }

    /** Takes one such value away; it must be in. */
    void remove(double value) {
        root = removed(root, value);
    }

    /** How many are strictly smaller than the value. */
    int countBelow(double value) {
        int count = 0;
        int node = root;
        while (node != NONE) {
            if (values[node] < value) {
                count += sizes[left[node]] + 1;
                node = right[node];
            } else {
                node = left[node];
            }
        }
        return count;
    }

    /** How many are smaller than the value or equal to it. */
    int countUpTo(double value) {
        int count = 0;
        int node = root;
        while (node != NONE) {
            if (values[node] <= value) {
                count += sizes[left[node]] + 1;
                node = right[node];
            } else {
                node = left[node];
            }
        }
        return count;
    }

    /** The value that exactly so many come before, in ascending order. */
    double valueAfter(int before) {
        int node = root;
        int skipped = before;
        while (skipped != sizes[left[node]]) {
            if (skipped < sizes[left[node]]) {
                node = left[node];
            } else {
                skipped -= sizes[left[node]] + 1;
                node = right[node];
            }
        }
        return values[node];
    }

    private int nodeOf(double value) {
        int node = free == NONE ? ++used : free;
        free = free == NONE ? NONE : left[free];
        values[node] = value;
        left[node] = NONE;
        right[node] = NONE;
        sizes[node] = 1;
        priorities[node] = mixed(++arrivals);
        return node;
    }

    private int added(int tree, int node) {
        if (tree == NONE || priorities[tree] < priorities[node]) {
            split(tree, values[node]);
            left[node] = below;
            right[node] = above;
            return resized(node);
        }
        if (values[node] < values[tree]) {
            left[tree] = added(left[tree], node);
        } else {
            right[tree] = added(right[tree], node);
        }
        sizes[tree]++;
        return tree;
    }

    /** Parts a tree into {@link #below}, what is at most the value, and {@link #above}. */
    private void split(int tree, double value) {
        if (tree == NONE) {
            below = NONE;
            above = NONE;
        } else if (value < values[tree]) {
            split(left[tree], value);
            left[tree] = above;
            above = resized(tree);
        } else {
            split(right[tree], value);
            right[tree] = below;
            below = resized(tree);
        }
    }

    private int removed(int tree, double value) {
        if (values[tree] == value) {
            int merged = merged(left[tree], right[tree]);
            left[tree] = free;
            free = tree;
            return merged;
        }
        if (value < values[tree]) {
            left[tree] = removed(left[tree], value);
        } else {
            right[tree] = removed(right[tree], value);
        }
        sizes[tree]--;
        return tree;
    }

    private int merged(int lower, int upper) {
        if (lower == NONE || upper == NONE) {
            return lower == NONE ? upper : lower;
        }
        if (priorities[lower] < priorities[upper]) {
            left[upper] = merged(lower, left[upper]);
            return resized(upper);
        }
        right[lower] = merged(right[lower], upper);
        return resized(lower);
    }

    private int resized(int node) {
        sizes[node] = sizes[left[node]] + 1 + sizes[right[node]];
        return node;
    }

    /** The finalizer of SplitMix64: G. L. Steele et al., Fast splittable pseudorandom number generators (2014). */
    private static long mixed(long number) {
        long mixed = number * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
