package dev.nightshift.domain.keywords;

import dev.nightshift.domain.MovableClock;
import java.time.Duration;
import java.time.Instant;

class InMemorySearchCallsTest extends SearchCallsContract {

    private final MovableClock clock = MovableClock.at("2026-01-05T09:00:00Z");
    private final SearchCalls calls = new InMemorySearchCalls(clock);

    @Override
    protected SearchCalls calls() {
        return calls;
    }

    @Override
    protected void pass(Duration time) {
        clock.advance(time);
    }

    @Override
    protected Instant now() {
        return clock.instant();
    }
}
