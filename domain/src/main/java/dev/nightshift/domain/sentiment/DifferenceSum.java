package dev.nightshift.domain.sentiment;

/**
 * How far days of an index are from what they were, in points of the index.
 *
 * @param days how many days were compared
 * @param valued how many of them had a value before and have one now
 * @param sum of the distances of those
 * @param most the largest of the distances; 0 without any
 */
public record DifferenceSum(long days, long valued, double sum, double most) {

    public static final DifferenceSum NONE = new DifferenceSum(0, 0, 0, 0);

    /** @throws IllegalArgumentException if more days have values than were compared, or a distance is negative or not a number */
    public DifferenceSum {
        if (valued < 0 || valued > days) {
            throw new IllegalArgumentException(
                    "of the days 0 to all have values, were %d of %d".formatted(valued, days));
        }
        if (!(sum >= 0 && most >= 0)) {
            throw new IllegalArgumentException("distances must be >= 0, were %s and %s".formatted(sum, most));
        }
    }

    /** That of a day without a value before or now. */
    public static DifferenceSum ofDay() {
        return new DifferenceSum(1, 0, 0, 0);
    }

    /** That of a day whose value is off by so much, up or down. */
    public static DifferenceSum ofDay(double difference) {
        return new DifferenceSum(1, 1, Math.abs(difference), Math.abs(difference));
    }

    public DifferenceSum plus(DifferenceSum other) {
        return new DifferenceSum(days + other.days, valued + other.valued, sum + other.sum, Math.max(most, other.most));
    }

    /** The distance of a day on average; 0 without any. */
    public double mean() {
        return valued == 0 ? 0 : sum / valued;
    }
}
