package dev.nightshift.application.batch;

import dev.nightshift.domain.batch.JobQueue;
import dev.nightshift.domain.batch.Settlement;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What could not be settled while the database was away. */
final class OwedSettlements {

    private final JobQueue queue;
    private final Queue<Settlement> owed = new ConcurrentLinkedQueue<>();

    OwedSettlements(JobQueue queue) {
        this.queue = queue;
    }

    void add(Settlement settlement) {
        owed.add(settlement);
    }

    /** Settles one after the other; what cannot be settled now stays owed. */
    void pay() {
        for (Settlement next = owed.peek(); next != null; next = owed.peek()) {
            queue.settle(List.of(next));
            owed.remove(next);
        }
    }
}
