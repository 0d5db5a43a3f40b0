package dev.nightshift.domain.retry;

import java.util.Arrays;

/**
 * How many calls ended, and how many of them badly, in the last while: ten slices of time, of which the newest is not over
 * yet, so that between nine and ten tenths of the window count. Immutable.
 */
final class CallWindow {

    static final int SLICES = 10;

    private final long origin;
    private final long sliceNanos;
    private final long newest;
    private final int[] calls;
    private final int[] failures;

    private CallWindow(long origin, long sliceNanos, long newest, int[] calls, int[] failures) {
        this.origin = origin;
        this.sliceNanos = sliceNanos;
        this.newest = newest;
        this.calls = calls;
        this.failures = failures;
    }

    /** @param windowNanos at least {@link #SLICES} */
    static CallWindow empty(long windowNanos, long now) {
        return new CallWindow(now, windowNanos / SLICES, 0, new int[SLICES], new int[SLICES]);
    }

    /** With one more call. A moment before the newest slice counts in that. */
    CallWindow plus(boolean failed, long now) {
        CallWindow moved = at(now);
        int slice = (int) (moved.newest % SLICES);
        moved.calls[slice]++;
        moved.failures[slice] += failed ? 1 : 0;
        return moved;
    }

    int calls(long now) {
        return Arrays.stream(at(now).calls).sum();
    }

    int failures(long now) {
        return Arrays.stream(at(now).failures).sum();
    }

    /** A copy in which the slices that have left the window are empty. */
    private CallWindow at(long now) {
        long latest = Math.max(newest, (now - origin) / sliceNanos);
        int[] callsLeft = calls.clone();
        int[] failuresLeft = failures.clone();
        for (long each = Math.max(newest + 1, latest - SLICES + 1); each <= latest; each++) {
            callsLeft[(int) (each % SLICES)] = 0;
            failuresLeft[(int) (each % SLICES)] = 0;
        }
        return new CallWindow(origin, sliceNanos, latest, callsLeft, failuresLeft);
    }
}
