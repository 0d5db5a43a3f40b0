package dev.nightshift.domain.stats;

import dev.nightshift.domain.tracking.InMemoryTracker;
import dev.nightshift.domain.tracking.Tracker;

class InMemoryIssueActivityTest extends IssueActivityContract {

    private final InMemoryTracker tracker = new InMemoryTracker();

    @Override
    protected Tracker tracker() {
        return tracker;
    }

    @Override
    protected IssueActivity activity() {
        return new InMemoryIssueActivity(tracker);
    }
}
