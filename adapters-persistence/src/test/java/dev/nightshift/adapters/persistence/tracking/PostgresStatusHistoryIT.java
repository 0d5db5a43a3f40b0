package dev.nightshift.adapters.persistence.tracking;

import dev.nightshift.adapters.persistence.PostgresTracker;
import dev.nightshift.domain.tracking.StatusHistoryContract;
import dev.nightshift.domain.tracking.Tracker;

class PostgresStatusHistoryIT extends StatusHistoryContract {

    private static final PostgresTracker POSTGRES = PostgresTracker.fresh();

    private final Tracker tracker = POSTGRES.emptied();

    @Override
    protected Tracker tracker() {
        return tracker;
    }
}
