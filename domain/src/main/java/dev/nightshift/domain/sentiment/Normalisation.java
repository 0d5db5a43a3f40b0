package dev.nightshift.domain.sentiment;

import dev.nightshift.domain.sentiment.Signal.Combined;
import java.util.List;

/** How a signal becomes a score from 0 (fear) to 100 (greed). */
public sealed interface Normalisation {

    /** The score of the signal. */
    Signal scoreOf(Signal signal);

    /** How many observations of the signal its first score needs. */
    int needs();

    /** The rank, among the last w, of how far the signal deviates from its mean of n. */
    record RankedDeviation(int n, int w) implements Normalisation {
        @Override
        public Signal scoreOf(Signal signal) {
            return signal.rolled(new Statistic.Deviation(n)).rolled(new Statistic.Rank(w));
        }

        @Override
        public int needs() {
            return n + w - 1;
        }
    }

    /** Fear while the volatility is high, neutral otherwise. */
    record CappedVolatility(int n, int w) implements Normalisation {
        @Override
        public Signal scoreOf(Signal vix) {
            Signal deviation = vix.rolled(new Statistic.Deviation(n));
            Signal rank = deviation.negative().rolled(new Statistic.Rank(w));
            return new Combined(Formula.CAPPED_VOLATILITY, List.of(rank, deviation, vix));
        }

        @Override
        public int needs() {
            return n + w - 1;
        }
    }

    /** The place of the signal among its last w; inverted where a high signal means fear. */
    record AverageRanked(int w, boolean inverted) implements Normalisation {
        @Override
        public Signal scoreOf(Signal signal) {
            Signal place = signal.rolled(new Statistic.AverageRank(w));
            return inverted ? new Combined(Formula.INVERSE_SCORE, List.of(place)) : place;
        }

        @Override
        public int needs() {
            return w;
        }
    }

    /** The signal is a score already, as its publisher computed it. */
    record Published() implements Normalisation {
        @Override
        public Signal scoreOf(Signal signal) {
            return signal;
        }

        @Override
        public int needs() {
            return 1;
        }
    }
}
