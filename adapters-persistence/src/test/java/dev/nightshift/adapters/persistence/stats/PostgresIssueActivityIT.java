package dev.nightshift.adapters.persistence.stats;

import dev.nightshift.adapters.persistence.PostgresTracker;
import dev.nightshift.domain.stats.IssueActivity;
import dev.nightshift.domain.stats.IssueActivityContract;
import dev.nightshift.domain.tracking.Tracker;

class PostgresIssueActivityIT extends IssueActivityContract {

    private static final PostgresTracker POSTGRES = PostgresTracker.fresh();

    private final Tracker tracker = POSTGRES.emptied();

    @Override
    protected Tracker tracker() {
        return tracker;
    }

    @Override
    protected IssueActivity activity() {
        return new PostgresIssueActivity(POSTGRES.database());
    }
}
