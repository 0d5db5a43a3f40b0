package dev.nightshift.domain.accounts;

import dev.nightshift.domain.MovableClock;
import java.time.Duration;

class InMemoryLoginAttemptsTest extends LoginAttemptsContract {

    private final MovableClock clock = MovableClock.at("2026-01-05T09:00:00Z");
    private final LoginAttempts attempts = new InMemoryLoginAttempts(clock);

    @Override
    protected LoginAttempts attempts() {
        return attempts;
    }

    @Override
    protected void pass(Duration time) {
        clock.advance(time);
    }
}
