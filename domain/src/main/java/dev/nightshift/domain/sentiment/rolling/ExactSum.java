package dev.nightshift.domain.sentiment.rolling;

import java.util.Arrays;

/**
 * A sum of doubles without any rounding, so that what was added can be taken away again without a trace.
 *
 * <p>Kept as doubles of ascending magnitude whose digits do not overlap: J. R. Shewchuk, Adaptive precision
 * floating-point arithmetic (1997), sections 2.3 and 2.4.
 */
final class ExactSum {

    private double[] parts = new double[8];
    private int size;

    void clear() {
        size = 0;
    }

    void add(double value) {
        int kept = 0;
        double carried = value;
        for (int i = 0; i < size; i++) {
            double part = parts[i];
            double sum = carried + part;
            double ofPart = sum - carried;
            double rest = (carried - (sum - ofPart)) + (part - ofPart);
            if (rest != 0) {
                parts[kept++] = rest;
            }
            carried = sum;
        }
        size = kept;
        if (carried != 0) {
            append(carried);
        }
    }

    /** Adds the product of two doubles, which takes two. */
    void addProduct(double one, double other) {
        double product = one * other;
        add(product);
        add(Math.fma(one, other, -product));
    }

    void addTimes(double factor, ExactSum sum) {
        for (int i = 0; i < sum.size; i++) {
            addProduct(factor, sum.parts[i]);
        }
    }

    void subtractSquare(ExactSum sum) {
        for (int i = 0; i < sum.size; i++) {
            for (int j = 0; j < sum.size; j++) {
                addProduct(-sum.parts[i], sum.parts[j]);
            }
        }
    }

    /** The sum, rounded once. */
    double value() {
        int lower = size - 1;
        double high = size == 0 ? 0 : parts[lower];
        double low = 0;
        while (lower > 0 && low == 0) {
            double part = parts[--lower];
            double sum = high + part;
            low = part - (sum - high);
            high = sum;
        }
        return lower > 0 && isHalf(high, low) && low * parts[lower - 1] > 0 ? high + 2 * low : high;
    }

    /** Whether the low part is exactly half of the distance to the neighbour, so that what lies below it decides. */
    private static boolean isHalf(double high, double low) {
        double neighbour = high + 2 * low;
        return low != 0 && neighbour - high == 2 * low;
    }

    /** The sum, correct to about 31 digits. */
    DoubleDouble rounded() {
        double rest = 0;
        for (int i = 0; i < size - 1; i++) {
            rest += parts[i];
        }
        return size == 0 ? DoubleDouble.ZERO : DoubleDouble.ofSum(parts[size - 1], rest);
    }

    private void append(double part) {
        if (size == parts.length) {
            parts = Arrays.copyOf(parts, size * 2);
        }
        parts[size++] = part;
    }
}
