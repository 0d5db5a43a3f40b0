package dev.nightshift.domain.sentiment;

import dev.nightshift.domain.sentiment.rolling.ExponentialMean;
import dev.nightshift.domain.sentiment.rolling.Rolling;
import dev.nightshift.domain.sentiment.rolling.RollingAverageRank;
import dev.nightshift.domain.sentiment.rolling.RollingDeviation;
import dev.nightshift.domain.sentiment.rolling.RollingMean;
import dev.nightshift.domain.sentiment.rolling.RollingRank;
import dev.nightshift.domain.sentiment.rolling.RunningSum;

/** A statistic over the observations of a series up to each of them, as a value. */
public sealed interface Statistic {

    /** A rolling statistic that has seen nothing yet. */
    Rolling rolling();

    /** How many observations it needs before its first value. */
    int needs();

    /** The mean of the last n. */
    record Mean(int n) implements Statistic {

        public Mean {
            requireAtLeast(1, n);
        }

        @Override
        public Rolling rolling() {
            return new RollingMean(n);
        }

        @Override
        public int needs() {
            return n;
        }
    }

    /** z: how many sample standard deviations above the mean of the last n. */
    record Deviation(int n) implements Statistic {

        public Deviation {
            requireAtLeast(2, n);
        }

        @Override
        public Rolling rolling() {
            return new RollingDeviation(n);
        }

        @Override
        public int needs() {
            return n;
        }
    }

    /** The share of the last w that are strictly smaller, in percent. */
    record Rank(int w) implements Statistic {

        public Rank {
            requireAtLeast(1, w);
        }

        @Override
        public Rolling rolling() {
            return new RollingRank(w);
        }

        @Override
        public int needs() {
            return w;
        }
    }

    /** The place among the last w from 0 to 100, equal values sharing the mean of their places. */
    record AverageRank(int w) implements Statistic {

        public AverageRank {
            requireAtLeast(2, w);
        }

        @Override
        public Rolling rolling() {
            return new RollingAverageRank(w);
        }

        @Override
        public int needs() {
            return w;
        }
    }

    /** The exponentially weighted mean, started at the first. */
    record Exponential(double alpha) implements Statistic {

        public Exponential {
            if (!(alpha > 0 && alpha <= 1)) {
                throw new IllegalArgumentException("alpha must be in (0, 1], was " + alpha);
            }
        }

        @Override
        public Rolling rolling() {
            return new ExponentialMean(alpha);
        }

        @Override
        public int needs() {
            return 1;
        }
    }

    /** The sum of all so far. */
    record Sum() implements Statistic {
        @Override
        public Rolling rolling() {
            return new RunningSum();
        }

        @Override
        public int needs() {
            return 1;
        }
    }

    private static void requireAtLeast(int least, int window) {
        if (window < least) {
            throw new IllegalArgumentException("a window must have >= %d values, was %d".formatted(least, window));
        }
    }
}
