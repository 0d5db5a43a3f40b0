package dev.nightshift.domain.keywords;

import dev.nightshift.domain.MovableClock;
import java.time.Duration;

class InMemoryDocumentTotalsTest extends DocumentTotalsContract {

    private final MovableClock clock = MovableClock.at("2026-01-05T09:00:00Z");
    private final DocumentTotals totals = new InMemoryDocumentTotals(clock);

    @Override
    protected DocumentTotals totals() {
        return totals;
    }

    @Override
    protected void pass(Duration time) {
        clock.advance(time);
    }
}
