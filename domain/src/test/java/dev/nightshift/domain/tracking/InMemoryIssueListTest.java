package dev.nightshift.domain.tracking;

class InMemoryIssueListTest extends IssueListContract {

    private final InMemoryTracker tracker = new InMemoryTracker();

    @Override
    protected Tracker tracker() {
        return tracker;
    }
}
