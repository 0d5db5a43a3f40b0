package dev.nightshift.adapters.persistence.tracking;

import dev.nightshift.adapters.persistence.PostgresTracker;
import dev.nightshift.domain.tracking.IssueListContract;
import dev.nightshift.domain.tracking.Tracker;

class PostgresIssueListIT extends IssueListContract {

    private static final PostgresTracker POSTGRES = PostgresTracker.fresh();

    private final Tracker tracker = POSTGRES.emptied();

    @Override
    protected Tracker tracker() {
        return tracker;
    }
}
