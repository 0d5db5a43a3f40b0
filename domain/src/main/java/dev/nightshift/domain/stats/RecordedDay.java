package dev.nightshift.domain.stats;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * The statistics of a day as they are kept.
 *
 * @param id positive, stable over later runs for the same day
 * @param createdAt when the day was first aggregated
 * @param updatedAt when it was last aggregated
 */
public record RecordedDay(long id, DailyIssueStats stats, Instant createdAt, Instant updatedAt) {

    public RecordedDay {
        requireNonNull(stats, "stats");
        requireNonNull(createdAt, "createdAt");
        requireNonNull(updatedAt, "updatedAt");
    }
}
