package dev.nightshift.application.batch;

import dev.nightshift.domain.batch.JobQueue;
import dev.nightshift.domain.batch.Settlement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Settles the runs of many threads together: while one group is being kept, the next one gathers, and whoever comes first
 * keeps it for all.
 */
final class GroupSettling {

    private static final int MOST_AT_ONCE = 500;

    private final JobQueue queue;
    private final ReentrantLock turn = new ReentrantLock();
    private final Queue<Waiting> gathered = new ArrayDeque<>();

    GroupSettling(JobQueue queue) {
        this.queue = queue;
    }

    /** Whether the settlement was kept; false when its claim holds no longer. */
    boolean settle(Settlement settlement) {
        Waiting own = new Waiting(settlement);
        synchronized (gathered) {
            gathered.add(own);
        }
        turn.lock();
        try {
            while (!own.settled) {
                settleGroup();
            }
        } finally {
            turn.unlock();
        }
        if (own.failure != null) {
            throw own.failure;
        }
        return own.kept;
    }

    private void settleGroup() {
        List<Waiting> group = nextGroup();
        try {
            Set<Object> stale = new HashSet<>(
                    queue.settle(group.stream().map(each -> each.settlement).toList()));
            group.forEach(each -> each.kept = !stale.contains(each.settlement.claim()));
        } catch (RuntimeException failure) {
            group.forEach(each -> each.failure = failure);
        }
        group.forEach(each -> each.settled = true);
    }

    private List<Waiting> nextGroup() {
        List<Waiting> group = new ArrayList<>();
        synchronized (gathered) {
            while (!gathered.isEmpty() && group.size() < MOST_AT_ONCE) {
                group.add(gathered.remove());
            }
        }
        return group;
    }

    /** A settlement whose thread waits; all fields are guarded by {@code turn}. */
    private static final class Waiting {
        private final Settlement settlement;
        private boolean settled;
        private boolean kept;
        private @Nullable RuntimeException failure;

        Waiting(Settlement settlement) {
            this.settlement = settlement;
        }
    }
}
