package dev.nightshift.benchmarks;

import java.util.function.Supplier;
import java.util.stream.LongStream;

/**
 * Two ways to do the same, measured in turns so that what disturbs the machine disturbs both.
 *
 * @param ours how long ours took
 * @param rival how long the rival took
 */
record SideBySide(Samples ours, Samples rival) {

    /**
     * Runs both in turns, after a tenth of the turns, at least two, that do not count.
     *
     * @param repeats how often ours is run in a turn; the rival is run once
     */
    static SideBySide measure(int turns, int repeats, Supplier<?> ours, Supplier<?> rival) {
        for (int i = 0; i < Math.max(2, turns / 10); i++) {
            times(repeats, ours);
            Samples.nanosOf(rival);
        }
        long[] oursTook = new long[turns * repeats];
        long[] rivalTook = new long[turns];
        for (int turn = 0; turn < turns; turn++) {
            System.arraycopy(times(repeats, ours), 0, oursTook, turn * repeats, repeats);
            rivalTook[turn] = Samples.nanosOf(rival);
        }
        return new SideBySide(new Samples(oursTook), new Samples(rivalTook));
    }

    /** The medians in milliseconds, all else as details. */
    Figure figure(String name) {
        return Figure.low(name, ours.medianMillis(), "ms")
                .against(rival.medianMillis())
                .with("ours", ours.summary())
                .with("rival", rival.summary());
    }

    private static long[] times(int repeats, Supplier<?> work) {
        return LongStream.range(0, repeats).map(repeat -> Samples.nanosOf(work)).toArray();
    }
}
