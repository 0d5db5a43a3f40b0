package dev.nightshift.adapters.persistence.stats;

import dev.nightshift.adapters.persistence.PostgresTracker;
import dev.nightshift.domain.stats.DailyStats;
import dev.nightshift.domain.stats.DailyStatsContract;

class PostgresDailyStatsIT extends DailyStatsContract {

    private static final PostgresTracker POSTGRES = PostgresTracker.fresh();

    private final DailyStats dailyStats =
            new PostgresDailyStats(POSTGRES.emptied().database());

    @Override
    protected DailyStats dailyStats() {
        return dailyStats;
    }
}
