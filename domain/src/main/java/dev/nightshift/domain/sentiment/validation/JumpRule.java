package dev.nightshift.domain.sentiment.validation;

import static java.util.Objects.requireNonNull;

/**
 * When a change is too large to be true. A threshold is the larger of a floor and a multiple of the median change of the
 * last year, so that it widens in restless times.
 *
 * @param scale in which changes are measured
 * @param spike the floor for a value that is off from both neighbours, on the same side
 * @param step the floor for a change that stays
 * @param spikeMedians the multiple for the former, 0 when the floor is all there is
 * @param stepMedians the multiple for the latter
 * @param betweenAlike whether a value is a spike only between neighbours that are nearer to each other than half its height
 */
public record JumpRule(
        Scale scale, double spike, double step, double spikeMedians, double stepMedians, boolean betweenAlike) {

    /** On which scale changes of a series are alike, whatever its level. */
    public enum Scale {
        /** For prices, rates and volumes. */
        LOGARITHM {
            @Override
            double of(double value) {
                return Math.log(value);
            }
        },
        /** For counts that are often small: 8 are added, so that a few more or less are no large change. */
        LOGARITHM_OF_COUNTS {
            @Override
            double of(double value) {
                return Math.log(value + 8);
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

    private static final double SPIKE_MEDIANS = 8;
    private static final double STEP_MEDIANS = 12;

    /** @throws IllegalArgumentException if a floor or a multiple is negative or not a number */
    public JumpRule {
        requireNonNull(scale, "scale");
        if (!(spike >= 0 && step >= 0 && spikeMedians >= 0 && stepMedians >= 0)) {
            throw new IllegalArgumentException("floors and multiples must be >= 0, were %s, %s, %s and %s"
                    .formatted(spike, step, spikeMedians, stepMedians));
        }
    }

    /** Floors, and the usual multiples of 8 and 12 medians. */
    public static JumpRule of(Scale scale, double spike, double step) {
        return new JumpRule(scale, spike, step, SPIKE_MEDIANS, STEP_MEDIANS, true);
    }

    /**
     * So many times both neighbours or the reciprocal share of both, and so many times the value before, however restless
     * the times are.
     *
     * @param scale one of the logarithms
     */
    public static JumpRule times(Scale scale, double spike, double step) {
        return new JumpRule(scale, Math.log(spike), Math.log(step), 0, 0, false);
    }

    /** The same with other multiples. */
    public JumpRule medians(double ofSpike, double ofStep) {
        return new JumpRule(scale, spike, step, ofSpike, ofStep, betweenAlike);
    }
}
