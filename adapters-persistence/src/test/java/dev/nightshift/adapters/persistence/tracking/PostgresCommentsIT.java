package dev.nightshift.adapters.persistence.tracking;

import dev.nightshift.adapters.persistence.PostgresTracker;
import dev.nightshift.domain.tracking.CommentsContract;
import dev.nightshift.domain.tracking.Tracker;

class PostgresCommentsIT extends CommentsContract {

    private static final PostgresTracker POSTGRES = PostgresTracker.fresh();

    private final Tracker tracker = POSTGRES.emptied();

    @Override
    protected Tracker tracker() {
        return tracker;
    }
}
