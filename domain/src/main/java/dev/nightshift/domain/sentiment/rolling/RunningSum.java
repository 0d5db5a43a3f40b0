package dev.nightshift.domain.sentiment.rolling;

/** The sum of all values so far, rounded once. */
public final class RunningSum implements Rolling {

    private final ExactSum sum = new ExactSum();

    @Override
    public double next(double value) {
        sum.add(Rolling.usable(value));
        return sum.value();
    }
}
