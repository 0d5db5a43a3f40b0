package dev.nightshift.domain.sentiment.validation;

import java.util.List;

/**
 * How often in a row a value can be the same.
 *
 * @param longest of most values, at least 1
 * @param ofFractions of a value that is not whole, at least 1
 * @param small of small values, which repeat more often: the first that holds is taken
 * @param freeAtBounds whether the smallest and the largest that a value can be may repeat forever
 */
public record RunRule(int longest, int ofFractions, List<Small> small, boolean freeAtBounds) {

    /** What holds of values whose magnitude is below a bound. */
    public record Small(double below, int longest) {}

    /** @throws IllegalArgumentException if a run is < 1 */
    public RunRule {
        small = List.copyOf(small);
        if (longest < 1 || ofFractions < 1 || small.stream().anyMatch(each -> each.longest() < 1)) {
            throw new IllegalArgumentException(
                    "runs must be >= 1, were %d, %d of fractions and %s".formatted(longest, ofFractions, small));
        }
    }

    /** The same of all values. */
    public static RunRule of(int longest) {
        return new RunRule(longest, longest, List.of(), false);
    }

    /** Longer runs of small values, those of the smallest first. */
    public RunRule withSmall(Small... longer) {
        return new RunRule(longest, ofFractions, List.of(longer), freeAtBounds);
    }

    /** Shorter runs of values that are not whole, where others are rounded. */
    public RunRule withFractions(int shorter) {
        return new RunRule(longest, shorter, small, freeAtBounds);
    }

    /** Runs of any length at the bounds, as ranks and scores have them. */
    public RunRule freedAtBounds() {
        return new RunRule(longest, ofFractions, small, true);
    }

    /** Whether a value is among the small ones that repeat more often. */
    boolean isSmall(double value) {
        return small.stream().anyMatch(each -> Math.abs(value) < each.below());
    }

    int longest(double value) {
        return small.stream()
                .filter(each -> Math.abs(value) < each.below())
                .findFirst()
                .map(Small::longest)
                .orElse(value == Math.rint(value) ? longest : ofFractions);
    }
}
