package dev.nightshift.domain.tracking;

class InMemoryCommentsTest extends CommentsContract {

    private final InMemoryTracker tracker = new InMemoryTracker();

    @Override
    protected Tracker tracker() {
        return tracker;
    }
}
