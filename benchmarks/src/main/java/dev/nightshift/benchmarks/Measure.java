package dev.nightshift.benchmarks;

import dev.nightshift.benchmarks.Figure.Sense;
import java.util.OptionalDouble;

/**
 * One thing that two programs are compared by.
 *
 * @param least how many times better than the other program this one must be; empty where nothing is promised
 */
record Measure(String name, String unit, Sense sense, OptionalDouble least) {

    /** Counts too differ a little, because the sizes of claims depend on the time. */
    private static final double BAR = 0.97;

    static Measure high(String name, String unit) {
        return new Measure(name, unit, Sense.HIGHER_IS_BETTER, OptionalDouble.empty());
    }

    static Measure low(String name, String unit) {
        return new Measure(name, unit, Sense.LOWER_IS_BETTER, OptionalDouble.empty());
    }

    /** Is to be as good as the other program's, but for what cannot be told from it. */
    Measure held() {
        return new Measure(name, unit, sense, OptionalDouble.of(BAR));
    }

    /** How many times better ours is. */
    double ratio(double ours, double theirs) {
        return sense == Sense.HIGHER_IS_BETTER ? ours / theirs : theirs / ours;
    }
}
