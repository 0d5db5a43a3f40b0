package dev.nightshift.adapters.persistence.batch;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Up to where the queues have been claimed, so that the scan of an index begins behind the entries of units that were
 * claimed long ago: as long as somebody holds an old snapshot, PostgreSQL cannot forget them.
 */
final class Floors {

    private static final Duration OFTEN = Duration.ofSeconds(1);
    private static final Duration CHEAP = Duration.ofMillis(20);
    private static final int SHARE = 20;

    private final Map<Branch, Floor> floors = new ConcurrentHashMap<>();
    private volatile long scannedAt;
    private volatile long scanTook;
    private volatile boolean scanned;

    /** The units of a lane that have the same priority. */
    record Branch(String lane, int priority) {}

    /** The place of a unit in its branch. */
    record Floor(Instant claimAt, UUID job, int partition) {

        static final Floor FIRST = new Floor(Instant.MIN, new UUID(0, 0), 0);
    }

    Floor of(Branch branch) {
        return floors.getOrDefault(branch, Floor.FIRST);
    }

    void raise(Branch branch, Floor claimed) {
        floors.put(branch, claimed);
    }

    /** Whether the next scan must be one from the beginning. */
    boolean isScanDue() {
        return !scanned
                || floors.isEmpty()
                || System.nanoTime() - scannedAt > Math.max(OFTEN.toNanos(), SHARE * scanTook);
    }

    /** Whether a scan from the beginning is worth its time, when it may find what the floors hide. */
    boolean isScanCheap() {
        return scanTook < CHEAP.toNanos() || System.nanoTime() - scannedAt > SHARE * scanTook;
    }

    void scanned(long nanos) {
        scanTook = nanos;
        scannedAt = System.nanoTime();
        scanned = true;
    }
}
