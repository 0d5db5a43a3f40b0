package dev.nightshift.domain.tracking;

class InMemoryIssueIntakeTest extends IssueIntakeContract {

    private final InMemoryTracker tracker = new InMemoryTracker();

    @Override
    protected Tracker tracker() {
        return tracker;
    }
}
