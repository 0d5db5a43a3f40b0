package dev.nightshift.domain.stats;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * Who aggregates which day, over any number of nodes: each (zone, day) succeeds once.
 *
 * <p>A claim lasts for a lease measured by the store's own clock. Every claim of a day has a larger token than all
 * before it, and only the holder of the latest token can succeed.
 */
public interface DailyRuns {

    /** The days of the range that have not succeeded yet, oldest first, at most {@code limit}. */
    List<LocalDate> pending(ZoneId zone, DayRange range, int limit);

    /** Claims those of the days that have not succeeded and that nobody holds; the claimed ones, ascending. */
    List<Claim> claim(ZoneId zone, List<LocalDate> days, String owner, Duration lease);

    /** Claims all the days, whether they have succeeded or are held or not. */
    List<Claim> takeOver(ZoneId zone, DayRange range, String owner, Duration lease);

    /**
     * Marks the claimed days as succeeded, in the transaction that keeps their statistics.
     *
     * @throws StaleClaim if one of the days was claimed by another since
     */
    void succeed(ZoneId zone, List<Claim> claims);

    /** Gives the days back with the reason; days claimed by another since are left alone. */
    void fail(ZoneId zone, List<Claim> claims, String reason);

    /** A day that is being aggregated, with its fencing token. */
    record Claim(LocalDate day, long token) {}

    /** Somebody else took the day over: what this claim computed must not be kept. */
    final class StaleClaim extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public StaleClaim(String message) {
            super(message);
        }
    }
}
