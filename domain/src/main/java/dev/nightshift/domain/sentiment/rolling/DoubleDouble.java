package dev.nightshift.domain.sentiment.rolling;

/**
 * A number of about 31 digits: the unevaluated sum of a double and a much smaller one.
 *
 * <p>T. J. Dekker, A floating-point technique for extending the available precision (1971); square root after A. H. Karp
 * and P. Markstein, High-precision division and square root (1997).
 */
record DoubleDouble(double high, double low) {

    static final DoubleDouble ZERO = new DoubleDouble(0, 0);

    /** The sum of any two doubles. */
    static DoubleDouble ofSum(double one, double other) {
        double sum = one + other;
        double ofOther = sum - one;
        return new DoubleDouble(sum, (one - (sum - ofOther)) + (other - ofOther));
    }

    DoubleDouble times(DoubleDouble other) {
        double product = high * other.high;
        double rest = Math.fma(high, other.high, -product) + (high * other.low + low * other.high);
        return ofSum(product, rest);
    }

    DoubleDouble minus(DoubleDouble other) {
        DoubleDouble difference = ofSum(high, -other.high);
        return ofSum(difference.high, difference.low + (low - other.low));
    }

    DoubleDouble dividedBy(DoubleDouble divisor) {
        double first = high / divisor.high;
        DoubleDouble left = minus(divisor.times(new DoubleDouble(first, 0)));
        double second = left.high / divisor.high;
        left = left.minus(divisor.times(new DoubleDouble(second, 0)));
        DoubleDouble quotient = ofSum(first, second);
        return ofSum(quotient.high, quotient.low + left.high / divisor.high);
    }

    /** Of a number that is positive. */
    DoubleDouble squareRoot() {
        double first = Math.sqrt(high);
        DoubleDouble guess = new DoubleDouble(first, 0);
        return ofSum(first, minus(guess.times(guess)).high / (2 * first));
    }

    double value() {
        return high + low;
    }
}
