package dev.nightshift.application.tracking;

import dev.nightshift.application.Transactions;
import dev.nightshift.domain.tracking.IssueEvent;
import dev.nightshift.domain.tracking.IssueEvents;
import dev.nightshift.domain.tracking.IssueId;
import dev.nightshift.domain.tracking.ViewTally;
import dev.nightshift.domain.tracking.Views;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/** Keeps the views that were seen since the last time. */
public final class FlushViews {

    private final Transactions transactions;
    private final ViewTally tally;
    private final Views views;
    private final IssueEvents events;
    private final InstantSource clock;

    public FlushViews(
            Transactions transactions, ViewTally tally, Views views, IssueEvents events, InstantSource clock) {
        this.transactions = transactions;
        this.tally = tally;
        this.views = views;
        this.events = events;
        this.clock = clock;
    }

    /** Keeps them all, or puts them back and fails. */
    public void flush() {
        Map<IssueId, Long> seen = tally.drain();
        if (seen.isEmpty()) {
            return;
        }
        try {
            transactions.inOne(() -> keep(seen, clock.instant()));
        } catch (RuntimeException | Error failure) {
            tally.restore(seen);
            throw failure;
        }
    }

    private void keep(Map<IssueId, Long> seen, Instant now) {
        views.add(seen, now);
        events.tell(new IssueEvent.Viewed(seen, now));
    }
}
