package dev.nightshift.adapters.persistence.tracking;

import dev.nightshift.adapters.persistence.PostgresTracker;
import dev.nightshift.domain.tracking.IssuesContract;
import dev.nightshift.domain.tracking.Tracker;

class PostgresIssuesIT extends IssuesContract {

    private static final PostgresTracker POSTGRES = PostgresTracker.fresh();

    private final Tracker tracker = POSTGRES.emptied();

    @Override
    protected Tracker tracker() {
        return tracker;
    }
}
