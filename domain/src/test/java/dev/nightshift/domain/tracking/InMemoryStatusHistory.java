package dev.nightshift.domain.tracking;

import static java.util.Comparator.comparing;

import java.util.List;

/** The status history in memory. */
final class InMemoryStatusHistory implements StatusHistory {

    private final InMemoryTracker tracker;

    InMemoryStatusHistory(InMemoryTracker tracker) {
        this.tracker = tracker;
    }

    @Override
    public void append(StatusChange change) {
        synchronized (tracker) {
            tracker.state()
                    .changes()
                    .add(new StatusChange(
                            change.issue(),
                            change.from(),
                            change.to(),
                            change.actor(),
                            InMemoryTracker.kept(change.at())));
        }
    }

    @Override
    public List<StatusChange> of(IssueId issue) {
        return tracker.changes().stream()
                .filter(change -> change.issue().equals(issue))
                .sorted(comparing(StatusChange::at))
                .toList();
    }
}
