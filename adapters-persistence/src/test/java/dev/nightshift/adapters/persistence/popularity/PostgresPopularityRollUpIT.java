package dev.nightshift.adapters.persistence.popularity;

import dev.nightshift.adapters.persistence.PostgresTracker;
import dev.nightshift.domain.popularity.PopularityRollUpContract;
import dev.nightshift.domain.popularity.PopularityScores;
import dev.nightshift.domain.tracking.Tracker;

class PostgresPopularityRollUpIT extends PopularityRollUpContract {

    private static final PostgresTracker POSTGRES = PostgresTracker.fresh();

    private final Tracker tracker = POSTGRES.emptied();

    @Override
    protected Tracker tracker() {
        return tracker;
    }

    @Override
    protected PopularityScores scores() {
        return new PostgresPopularityScores(POSTGRES.database());
    }
}
