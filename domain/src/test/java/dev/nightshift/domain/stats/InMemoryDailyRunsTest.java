package dev.nightshift.domain.stats;

import dev.nightshift.domain.MovableClock;
import java.time.Duration;

class InMemoryDailyRunsTest extends DailyRunsContract {

    private final MovableClock clock = MovableClock.at("2026-03-10T00:00:00Z");
    private final DailyRuns runs = new InMemoryDailyRuns(clock);

    @Override
    protected DailyRuns runs() {
        return runs;
    }

    @Override
    protected void leasesEnd() {
        clock.advance(Duration.ofDays(1));
    }
}
