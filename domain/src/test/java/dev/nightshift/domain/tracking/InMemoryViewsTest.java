package dev.nightshift.domain.tracking;

class InMemoryViewsTest extends ViewsContract {

    private final InMemoryTracker tracker = new InMemoryTracker();

    @Override
    protected Tracker tracker() {
        return tracker;
    }
}
