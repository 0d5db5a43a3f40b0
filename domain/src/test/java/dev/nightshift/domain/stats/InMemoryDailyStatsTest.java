package dev.nightshift.domain.stats;

class InMemoryDailyStatsTest extends DailyStatsContract {

    private final DailyStats dailyStats = new InMemoryDailyStats();

    @Override
    protected DailyStats dailyStats() {
        return dailyStats;
    }
}
