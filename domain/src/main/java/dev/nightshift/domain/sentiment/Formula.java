package dev.nightshift.domain.sentiment;

/** What is computed from the values of one day. NaN means that the day has no result. */
public enum Formula {
    /** −x. */
    NEGATIVE(1) {
        @Override
        double of(double... x) {
            return -x[0];
        }
    },
    /** a − b. */
    DIFFERENCE(2) {
        @Override
        double of(double... x) {
            return x[0] - x[1];
        }
    },
    /** 100 − x, for scores that mean fear when they are high. */
    INVERSE_SCORE(1) {
        @Override
        double of(double... x) {
            return 100 - x[0];
        }
    },
    /** 100 · (highs − lows) / (advancing + declining + unchanged), in percent of the traded stocks. */
    NET_NEW_HIGHS(5) {
        @Override
        double of(double... x) {
            return ratio(100 * (x[0] - x[1]), x[2] + x[3] + x[4]);
        }
    },
    /** (advancing − declining) / (advancing + declining); no result when the sum is 0. */
    NET_ADVANCES(2) {
        @Override
        double of(double... x) {
            return ratio(x[0] - x[1], x[0] + x[1]);
        }
    },
    /** 1000 · (advancing − declining) / (advancing + declining); no result when the sum is 0. */
    NET_ADVANCES_PER_MILLE(2) {
        @Override
        double of(double... x) {
            return ratio(1000 * (x[0] - x[1]), x[0] + x[1]);
        }
    },
    /** advancing / (advancing + declining), and 0.5 when the sum is 0. */
    SHARE_OF_ADVANCES(2) {
        @Override
        double of(double... x) {
            return x[0] + x[1] == 0 ? 0.5 : ratio(x[0], x[0] + x[1]);
        }
    },
    /**
     * From a rank p, the deviation and the level of the VIX: the lesser of p / 2 and 7.6 when the deviation is above 1.5 or
     * the level at least 30, else 50.
     */
    CAPPED_VOLATILITY(3) {
        @Override
        double of(double... x) {
            return x[1] > 1.5 || x[2] >= 30 ? Math.min(x[0] / 2, 7.6) : 50;
        }
    };

    private final int inputs;

    Formula(int inputs) {
        this.inputs = inputs;
    }

    /** How many values it takes. */
    public int inputs() {
        return inputs;
    }

    abstract double of(double... x);

    private static double ratio(double dividend, double divisor) {
        return divisor == 0 ? Double.NaN : dividend / divisor;
    }
}
