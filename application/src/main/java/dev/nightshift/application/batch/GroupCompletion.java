package dev.nightshift.application.batch;

import dev.nightshift.application.StorageUnavailable;
import dev.nightshift.domain.batch.Claim;
import dev.nightshift.domain.batch.JobQueue;
import dev.nightshift.domain.batch.RunEnd;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Completes the runs of many threads together: one of them stores a group, and then what has gathered meanwhile, for as long
 * as something has; the others go on with their next run.
 */
final class GroupCompletion {

    /** The worker's: to operators it is one thing. */
    private static final Logger LOG = System.getLogger(Worker.class.getName());

    private static final int MOST_AT_ONCE = 500;

    private final JobQueue queue;
    private final Queue<Waiting> gathered = new ArrayDeque<>();
    private boolean busy;

    GroupCompletion(JobQueue queue) {
        this.queue = queue;
    }

    /** @param then is told what became of it, on this thread or another one */
    void complete(RunEnd runEnd, Consumer<Settled> then) {
        synchronized (gathered) {
            gathered.add(new Waiting(runEnd, then));
        }
        completeAll();
    }

    /** Completes what has gathered, unless another thread is at it. */
    void completeAll() {
        synchronized (gathered) {
            if (busy || gathered.isEmpty()) {
                return;
            }
            busy = true;
        }
        boolean done = false;
        try {
            for (List<Waiting> group = nextGroup(); !group.isEmpty(); group = nextGroup()) {
                complete(group);
            }
            done = true;
        } finally {
            if (!done) {
                free();
            }
        }
    }

    private void free() {
        synchronized (gathered) {
            busy = false;
        }
    }

    /** The group is the head of what has gathered; whoever is told leaves it, so that a failure in between loses nobody. */
    private void complete(List<Waiting> group) {
        Set<Claim> stale;
        try {
            stale = Set.copyOf(
                    queue.complete(group.stream().map(Waiting::runEnd).toList()));
        } catch (RuntimeException | Error failure) {
            failed(group, failure);
            return;
        }
        for (Waiting each : group) {
            tell(each, new Settled(!stale.contains(each.runEnd().claim()), null));
        }
    }

    /** One whose listener throws is no reason not to tell the others. */
    private void tell(Waiting waiting, Settled settled) {
        synchronized (gathered) {
            gathered.remove();
        }
        try {
            waiting.then().accept(settled);
        } catch (RuntimeException | Error failure) {
            SafeLog.log(LOG, Level.ERROR, "What follows the end of a run failed", failure);
        }
    }

    /** One run end that is refused is no reason to refuse its neighbours: each is tried alone. */
    private void failed(List<Waiting> group, Throwable failure) {
        if (group.size() == 1 || failure instanceof StorageUnavailable) {
            group.forEach(each -> tell(each, new Settled(false, failure)));
        } else {
            group.forEach(each -> complete(List.of(each)));
        }
    }

    private List<Waiting> nextGroup() {
        synchronized (gathered) {
            List<Waiting> group = gathered.stream().limit(MOST_AT_ONCE).toList();
            busy = !group.isEmpty();
            return group;
        }
    }

    /**
     * What became of a run end.
     *
     * @param kept false also when its claim holds no longer
     * @param failure why nobody knows whether it was kept; null when that is known
     */
    record Settled(boolean kept, @Nullable Throwable failure) {}

    private record Waiting(RunEnd runEnd, Consumer<Settled> then) {}
}
