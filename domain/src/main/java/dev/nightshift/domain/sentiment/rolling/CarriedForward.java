package dev.nightshift.domain.sentiment.rolling;

/** The last value, over at most so many blanks (NaN) in a row. */
public final class CarriedForward implements Rolling {

    private final int mostBlanks;
    private double last = Double.NaN;
    private int blanks;

    /** @throws IllegalArgumentException if {@code mostBlanks < 0} */
    public CarriedForward(int mostBlanks) {
        if (mostBlanks < 0) {
            throw new IllegalArgumentException("blanks must be >= 0, was " + mostBlanks);
        }
        this.mostBlanks = mostBlanks;
    }

    @Override
    public double next(double value) {
        if (!Double.isNaN(value)) {
            last = Rolling.usable(value);
            blanks = 0;
            return last;
        }
        blanks = Math.min(blanks + 1, mostBlanks + 1);
        return blanks > mostBlanks ? Double.NaN : last;
    }
}
