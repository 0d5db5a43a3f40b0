package dev.nightshift.adapters.persistence.stats;

import dev.nightshift.adapters.persistence.PostgresTracker;
import dev.nightshift.domain.stats.DailyRuns;
import dev.nightshift.domain.stats.DailyRunsContract;

class PostgresDailyRunsIT extends DailyRunsContract {

    private static final PostgresTracker POSTGRES = PostgresTracker.fresh();

    private final DailyRuns runs = new PostgresDailyRuns(POSTGRES.emptied().database());

    @Override
    protected DailyRuns runs() {
        return runs;
    }

    @Override
    protected void leasesEnd() {
        POSTGRES.database()
                .run(handle ->
                        handle.execute("UPDATE daily_runs SET lease_until = clock_timestamp() - interval '1 second'"));
    }
}
