package dev.nightshift.adapters.persistence.batch;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Up to where the queues have been claimed, so that the scan of an index begins behind the entries of tasks that were
 * claimed long ago: as long as somebody holds an old snapshot, PostgreSQL cannot forget them. They are some time behind, for a
 * task that is made meanwhile may get a turn that is being served.
 */
final class ClaimWatermarks {

    private static final Duration BEHIND = Duration.ofMillis(250);

    private final LongSupplier nanoTime;
    private final FullScans scans = new FullScans();
    private final Map<Branch, Raised> floors = new ConcurrentHashMap<>();

    /** @param nanoTime such as {@code System::nanoTime} */
    ClaimWatermarks(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** The tasks of a lane that have the same priority. */
    record Branch(String lane, int priority) {}

    /** The place of a task in its branch. */
    record Floor(long turn, Instant claimAt, UUID job, int partition) {

        static final Floor FIRST = new Floor(0, Instant.MIN, new UUID(0, 0), 0);
    }

    /**
     * How far a branch has been claimed.
     *
     * @param valid up to where it had been claimed at least {@link #BEHIND} before {@code at}
     * @param next up to where it had been claimed at {@code at}
     */
    private record Raised(Floor valid, Floor next, long at) {}

    Floor of(Branch branch) {
        Raised raised = floors.get(branch);
        if (raised == null) {
            return Floor.FIRST;
        }
        return nanoTime.getAsLong() - raised.at >= BEHIND.toNanos() ? raised.next : raised.valid;
    }

    void raise(Branch branch, Floor claimed) {
        long now = nanoTime.getAsLong();
        floors.compute(branch, (same, raised) -> {
            if (raised == null) {
                return new Raised(Floor.FIRST, claimed, now);
            }
            return now - raised.at < BEHIND.toNanos() ? raised : new Raised(raised.next, claimed, now);
        });
    }

    /** Whether the next scan must be one from the beginning. */
    boolean isScanDue() {
        return floors.isEmpty() || scans.isDue();
    }

    /** Whether a scan from the beginning is worth its time, when it may find what the floors hide. */
    boolean isScanCheap() {
        return scans.isCheap();
    }

    /** Makes the next scan one from the beginning: tasks have come back. */
    void demandScan() {
        scans.demand();
    }

    void scanned(long nanos) {
        scans.done(nanos);
    }
}
