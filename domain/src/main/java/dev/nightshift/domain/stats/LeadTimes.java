package dev.nightshift.domain.stats;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How long issues took from their creation to their first resolution, over the issues first resolved within a range of
 * business days.
 *
 * @param issues how many were first resolved in the range
 * @param median half took at most this long; null when there are no issues
 * @param p85 85 % took at most this long; null when there are no issues
 */
public record LeadTimes(long issues, @Nullable Duration median, @Nullable Duration p85) {

    /** @throws IllegalArgumentException if the percentiles are not there exactly when there are issues */
    public LeadTimes {
        if (issues < 0 || (issues == 0) != (median == null) || (issues == 0) != (p85 == null)) {
            throw new IllegalArgumentException("percentiles must be there exactly when there are issues");
        }
    }

    /**
     * The lead times of these durations. Percentiles are of the nearest rank: the smallest value that is not exceeded by
     * the given share of all ({@code percentile_disc} of the SQL standard, ISO 9075-2, 10.9).
     */
    public static LeadTimes of(Stream<Duration> durations) {
        List<Duration> sorted = durations.sorted().toList();
        return sorted.isEmpty()
                ? new LeadTimes(0, null, null)
                : new LeadTimes(sorted.size(), nearestRank(sorted, 50), nearestRank(sorted, 85));
    }

    private static Duration nearestRank(List<Duration> sorted, int percent) {
        int rank = (int) (((long) sorted.size() * percent + 99) / 100);
        return sorted.get(Math.max(rank, 1) - 1);
    }
}
