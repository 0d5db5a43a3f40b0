package dev.nightshift.domain.sentiment.validation;

import static java.util.Objects.requireNonNull;

import dev.nightshift.domain.sentiment.validation.JumpRule.Scale;
import java.util.Optional;

/**
 * What is known of the values of a column.
 *
 * @param least the smallest that can be
 * @param most the largest that can be
 * @param whole whether it counts something
 * @param jump what is too large a change; empty when any is possible
 * @param longestRun how often in a row the same value can be
 * @param runsFrom the smallest magnitude that this is true of, and the distance to keep from the largest; small counts often
 *     repeat, and so do scores at their bounds
 * @param withBonds whether it has no value on holidays of the bond market
 */
public record ColumnRules(
        String column,
        double least,
        double most,
        boolean whole,
        Optional<JumpRule> jump,
        int longestRun,
        double runsFrom,
        boolean withBonds) {

    /** @throws IllegalArgumentException if the least is above the most, or the longest run is < 1 */
    public ColumnRules {
        requireNonNull(column, "column");
        requireNonNull(jump, "jump");
        if (!(least <= most) || longestRun < 1) {
            throw new IllegalArgumentException("column %s must have least <= most and a run >= 1, were %s, %s and %d"
                    .formatted(column, least, most, longestRun));
        }
    }

    /** A price, rate or volume: above 0. */
    public static ColumnRules positive(String column, double spike, double step, int longestRun) {
        Optional<JumpRule> jump = Optional.of(new JumpRule(Scale.LOGARITHM, spike, step));
        return new ColumnRules(column, Double.MIN_VALUE, Double.MAX_VALUE, false, jump, longestRun, 0, false);
    }

    /** A number of things: whole and not negative; those below {@code runsFrom} may repeat. */
    public static ColumnRules count(String column, double spike, double step, int longestRun, double runsFrom) {
        Optional<JumpRule> jump = Optional.of(new JumpRule(Scale.SQUARE_ROOT, spike, step));
        return new ColumnRules(column, 0, Double.MAX_VALUE, true, jump, longestRun, runsFrom, false);
    }

    /** A level of any sign, whose changes are known only by themselves. */
    public static ColumnRules level(String column, int longestRun) {
        Optional<JumpRule> jump = Optional.of(new JumpRule(Scale.LINEAR, 0, 0));
        return new ColumnRules(column, -Double.MAX_VALUE, Double.MAX_VALUE, false, jump, longestRun, 0, false);
    }

    /** From 0 to 100, any value after any other. */
    public static ColumnRules score(String column, int longestRun) {
        return new ColumnRules(column, 0, 100, false, Optional.empty(), longestRun, 1e-9, false);
    }

    /** From 0 to 100, changing by less than the floors. */
    public static ColumnRules index(String column, double spike, double step, int longestRun) {
        Optional<JumpRule> jump = Optional.of(new JumpRule(Scale.LINEAR, spike, step));
        return new ColumnRules(column, 0, 100, false, jump, longestRun, 1e-9, false);
    }

    /** The same of a column that has no value on holidays of the bond market. */
    public ColumnRules ofBonds() {
        return new ColumnRules(column, least, most, whole, jump, longestRun, runsFrom, true);
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

    boolean mayRepeat(double value) {
        return Math.abs(value) < runsFrom || most - value < runsFrom;
    }
}
