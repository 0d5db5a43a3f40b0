package dev.nightshift.domain.sentiment.validation;

import static java.util.Objects.requireNonNull;

import dev.nightshift.domain.sentiment.validation.JumpRule.Scale;
import java.util.List;
import java.util.OptionalInt;

/**
 * What is known of the values of a column.
 *
 * @param least the smallest that can be
 * @param most the largest that can be
 * @param whole whether it counts something
 * @param jumps what is too large a change, by any of them; empty when any is possible
 * @param runs how often in a row the same value can be
 * @param withBonds whether it has no value on holidays of the bond market
 */
public record ColumnRules(
        String column,
        double least,
        double most,
        boolean whole,
        List<JumpRule> jumps,
        RunRule runs,
        boolean withBonds) {

    private static final double AT_BOUND = 1e-9;

    /** @throws IllegalArgumentException if the least is above the most */
    public ColumnRules {
        requireNonNull(column, "column");
        requireNonNull(runs, "runs");
        jumps = List.copyOf(jumps);
        if (!(least <= most)) {
            throw new IllegalArgumentException(
                    "column %s must have least <= most, were %s and %s".formatted(column, least, most));
        }
    }

    /** A price or rate: above 0. */
    public static ColumnRules positive(String column, double spike, double step, int longestRun) {
        return new ColumnRules(
                column,
                Double.MIN_VALUE,
                Double.MAX_VALUE,
                false,
                List.of(JumpRule.of(Scale.LOGARITHM, spike, step)),
                RunRule.of(longestRun),
                false);
    }

    /**
     * A number of things: whole and not negative.
     *
     * @param spike in square roots, as is the step
     * @param times how many times both neighbours, with 8 added to each, it cannot be
     */
    public static ColumnRules count(String column, double spike, double step, double times, RunRule runs) {
        return counted(
                column,
                List.of(
                        JumpRule.of(Scale.SQUARE_ROOT, spike, step),
                        JumpRule.times(Scale.LOGARITHM_OF_COUNTS, times, Double.POSITIVE_INFINITY)),
                runs);
    }

    /** A number of shares that are traded: whole, hardly ever the same twice. */
    public static ColumnRules volume(String column, double spikeTimes, double stepTimes) {
        return counted(column, List.of(JumpRule.times(Scale.LOGARITHM, spikeTimes, stepTimes)), RunRule.of(1));
    }

    /** A level of any sign. */
    public static ColumnRules level(String column, JumpRule jump, int longestRun) {
        return new ColumnRules(
                column, -Double.MAX_VALUE, Double.MAX_VALUE, false, List.of(jump), RunRule.of(longestRun), false);
    }

    /** A level of any sign, whose changes are known only by themselves: 12 or 20 of its medians. */
    public static ColumnRules unknown(String column) {
        return level(column, JumpRule.of(Scale.LINEAR, 0, 0).medians(12, 20), 5);
    }

    /** From 0 to 100, any value after any other. */
    public static ColumnRules score(String column, int longestRun) {
        return new ColumnRules(
                column, 0, 100, false, List.of(), RunRule.of(longestRun).freedAtBounds(), false);
    }

    /** From 0 to 100, changing by less than the floors. */
    public static ColumnRules index(String column, double spike, double step, RunRule runs) {
        return new ColumnRules(
                column, 0, 100, false, List.of(JumpRule.of(Scale.LINEAR, spike, step)), runs.freedAtBounds(), false);
    }

    private static ColumnRules counted(String column, List<JumpRule> jumps, RunRule runs) {
        return new ColumnRules(column, 0, Double.MAX_VALUE, true, jumps, runs, false);
    }

    /** The same of a column that has no value on holidays of the bond market. */
    public ColumnRules ofBonds() {
        return new ColumnRules(column, least, most, whole, jumps, runs, true);
    }

    boolean canBe(double value) {
        return value >= least && value <= most && Double.isFinite(value) && (!whole || value == Math.rint(value));
    }

    /** The bounds, as messages tell them. */
    String bounds() {
        if (most < Double.MAX_VALUE) {
            return "from %s to %s".formatted(least, most);
        }
        return least == 0 ? "from 0 on" : least > 0 ? "above 0" : "that is finite";
    }

    /** How often in a row the value can be; empty when forever. */
    OptionalInt longestRun(double value) {
        return isFree(value) ? OptionalInt.empty() : OptionalInt.of(runs.longest(value));
    }

    /** Whether that the value is the one before again tells nothing. */
    boolean mayRepeat(double value) {
        return isFree(value) || runs.isSmall(value);
    }

    private boolean isFree(double value) {
        return runs.freeAtBounds() && (value - least < AT_BOUND || most - value < AT_BOUND);
    }
}
