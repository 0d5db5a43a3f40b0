package dev.nightshift.adapters.persistence.stats;

import dev.nightshift.adapters.persistence.PostgresTracker;
import dev.nightshift.domain.stats.ChangedTimes;
import dev.nightshift.domain.stats.ChangedTimesContract;

class PostgresChangedTimesIT extends ChangedTimesContract {

    private static final PostgresTracker POSTGRES = PostgresTracker.fresh();

    private final ChangedTimes changes =
            new PostgresChangedTimes(POSTGRES.emptied().database());

    @Override
    protected ChangedTimes changes() {
        return changes;
    }
}
