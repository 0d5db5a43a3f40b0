package dev.nightshift.domain.tracking;

import java.time.Instant;
import java.util.Map;

/** Views in memory. */
final class InMemoryViews implements Views {

    private final InMemoryTracker tracker;

    InMemoryViews(InMemoryTracker tracker) {
        this.tracker = tracker;
    }

    @Override
    public void add(Map<IssueId, Long> counts, Instant at) {
        synchronized (tracker) {
            counts.forEach((issue, count) -> {
                if (tracker.state().issues().containsKey(issue)) {
                    tracker.state().views().add(new InMemoryTracker.ViewsKept(issue, InMemoryTracker.kept(at), count));
                }
            });
        }
    }
}
