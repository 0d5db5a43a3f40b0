package dev.nightshift.application.sentiment;

import dev.nightshift.domain.batch.JobFailed;
import dev.nightshift.domain.stats.DayRange;

/** That a job needs days of an index that nobody has computed. */
final class NoStoredDays {

    private NoStoredDays() {}

    static JobFailed of(String method, DayRange range) {
        return new JobFailed("No day of %s with a value is kept from %s to %s; make a HISTORICAL_BACKFILL first."
                .formatted(method, range.first(), range.last()));
    }
}
