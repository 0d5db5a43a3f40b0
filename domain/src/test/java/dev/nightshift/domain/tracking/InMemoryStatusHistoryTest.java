package dev.nightshift.domain.tracking;

class InMemoryStatusHistoryTest extends StatusHistoryContract {

    private final InMemoryTracker tracker = new InMemoryTracker();

    @Override
    protected Tracker tracker() {
        return tracker;
    }
}
