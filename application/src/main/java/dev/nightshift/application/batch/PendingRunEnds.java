package dev.nightshift.application.batch;

import dev.nightshift.application.StorageUnavailable;
import dev.nightshift.domain.batch.Claim;
import dev.nightshift.domain.batch.JobQueue;
import dev.nightshift.domain.batch.RunEnd;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What could not be settled while the database was away. */
final class PendingRunEnds {

    private static final Logger LOG = System.getLogger(Worker.class.getName());

    private final JobQueue queue;
    private final Queue<Owed> owed = new ConcurrentLinkedQueue<>();

    /** A run end, and how often it has been refused. */
    private record Owed(RunEnd runEnd, int refusals) {}

    PendingRunEnds(JobQueue queue) {
        this.queue = queue;
    }

    void add(RunEnd runEnd) {
        owed.add(new Owed(runEnd, 0));
    }

    List<Claim> claims() {
        return owed.stream().map(each -> each.runEnd().claim()).toList();
    }

    /**
     * Completes one after the other; what is refused stays pending and holds up nothing.
     *
     * @throws StorageUnavailable if the database is away; all that is not settled stays owed
     */
    void pay() {
        for (Owed next : List.copyOf(owed)) {
            try {
                queue.complete(List.of(next.runEnd()));
            } catch (StorageUnavailable away) {
                throw away;
            } catch (RuntimeException | Error refused) {
                owed.add(again(next, refused));
            }
            owed.remove(next);
        }
    }

    private static Owed again(Owed refused, Throwable reason) {
        int refusals = refused.refusals() + 1;
        if (Integer.bitCount(refusals) == 1) {
            SafeLog.log(
                    LOG,
                    Level.ERROR,
                    "The end of a run of %s was refused (attempt %d) and will be tried again"
                            .formatted(refused.runEnd().claim().task(), refusals),
                    reason);
        }
        return new Owed(refused.runEnd(), refusals);
    }
}
