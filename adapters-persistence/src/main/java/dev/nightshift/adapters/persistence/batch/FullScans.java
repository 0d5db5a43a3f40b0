package dev.nightshift.adapters.persistence.batch;

import java.time.Duration;

/** When an index is next read from its beginning, past the entries of tasks that were claimed long ago. */
final class FullScans {

    private static final Duration OFTEN = Duration.ofSeconds(1);
    private static final Duration CHEAP = Duration.ofMillis(20);
    private static final int SHARE = 20;

    private volatile long scannedAt;
    private volatile long scanTook;
    private volatile boolean scanned;

    /** Whether the next scan must be one from the beginning. */
    boolean isDue() {
        return !scanned || System.nanoTime() - scannedAt > Math.max(OFTEN.toNanos(), SHARE * scanTook);
    }

    /** Whether a scan from the beginning is worth its time, when it may find what a later start hides. */
    boolean isCheap() {
        return scanTook < CHEAP.toNanos() || System.nanoTime() - scannedAt > SHARE * scanTook;
    }

    /** Makes the next scan one from the beginning. */
    void demand() {
        scanned = false;
    }

    void done(long nanos) {
        scanTook = nanos;
        scannedAt = System.nanoTime();
        scanned = true;
    }
}
