package dev.nightshift.domain.stats;

import java.time.Instant;
import java.time.LocalDate;

/** When a day's aggregation is due: at the first planned time after the day has ended. */
@FunctionalInterface
public interface AggregationSchedule {

    /** The instant from which the day should be aggregated; never before the day's end. */
    Instant dueAt(LocalDate day);
}
