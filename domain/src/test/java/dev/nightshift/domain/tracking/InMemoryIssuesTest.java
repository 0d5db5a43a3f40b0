package dev.nightshift.domain.tracking;

class InMemoryIssuesTest extends IssuesContract {

    private final InMemoryTracker tracker = new InMemoryTracker();

    @Override
    protected Tracker tracker() {
        return tracker;
    }
}
