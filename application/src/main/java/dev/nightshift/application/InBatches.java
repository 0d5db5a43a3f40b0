package dev.nightshift.application;

import java.util.function.IntUnaryOperator;

/** Repeats what does so many things at most at once, until it finds fewer. */
public final class InBatches {

    private InBatches() {}

    /**
     * @param size how many at most at once, at least 1
     * @param batch takes the most, and tells how many it was
     * @return how many in all
     */
    public static int of(int size, IntUnaryOperator batch) {
        int all = 0;
        int done;
        do {
            done = batch.applyAsInt(size);
            all += done;
        } while (done == size);
        return all;
    }
}
