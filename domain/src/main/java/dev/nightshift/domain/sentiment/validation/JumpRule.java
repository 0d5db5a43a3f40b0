package dev.nightshift.domain.sentiment.validation;

import static java.util.Objects.requireNonNull;

/**
 * When a change is too large to be true. A threshold is the larger of a floor and a multiple of the median change of the
 * last year, so that it widens in restless times.
 *
 * @param scale in which changes are measured
 * @param spike the floor for a value that is off from both neighbours, on the same side
 * @param step the floor for a change that stays
 */
public record JumpRule(Scale scale, double spike, double step) {

    /** On which scale changes of a series are alike, whatever its level. */
    public enum Scale {
        /** For prices, rates and volumes. */
        LOGARITHM {
            @Override
            double of(double value) {
                return Math.log(value);
            }
        },
        /** For counts. */
        SQUARE_ROOT {
            @Override
            double of(double value) {
                return Math.sqrt(value);
            }
        },
        /** For what may be negative. */
        LINEAR {
            @Override
            double of(double value) {
                return value;
            }
        };

        abstract double of(double value);
    }

    /** @throws IllegalArgumentException if a floor is negative or not a number */
    public JumpRule {
        requireNonNull(scale, "scale");
        if (!(spike >= 0 && step >= 0)) {
            throw new IllegalArgumentException("floors must be >= 0, were %s and %s".formatted(spike, step));
        }
    }
}
