package dev.nightshift.adapters.web.batch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;

/**
 * Tells numbers that are new from those seen before, where a number may appear after larger ones: its transaction
 * committed later. What is above the floor is read again and again until no smaller number can come any more.
 */
final class Overlap {

    /** How much is read at once. */
    static final int PAGE = 500;

    /** How often, before the rest is left for the next time. */
    static final int MOST_PAGES = 20;

    private final long patience;
    private final TreeMap<Long, Long> seen = new TreeMap<>();
    private long floor;

    /** @param patience how much later than a larger number one may appear */
    Overlap(long floor, Duration patience) {
        this.floor = floor;
        this.patience = patience.toNanos();
    }

    /** From where on to read. */
    long floor() {
        return floor;
    }

    /**
     * What is new among what can be read.
     *
     * @param now in nanoseconds of any clock
     * @param read gives up to {@link #PAGE} after a number, in the order of their numbers
     */
    <T> List<T> fresh(long now, LongFunction<List<T>> read, ToLongFunction<T> number) {
        List<T> fresh = new ArrayList<>();
        long after = floor;
        for (int pages = 1; ; pages++) {
            List<T> page = read.apply(after);
            for (T one : page) {
                after = number.applyAsLong(one);
                if (isNew(after, now)) {
                    fresh.add(one);
                }
            }
            if (page.size() < PAGE) {
                break;
            }
            if (pages == MOST_PAGES) {
                skipTo(after);
                break;
            }
        }
        advance(now);
        return fresh;
    }

    /** @param now in nanoseconds of any clock */
    boolean isNew(long number, long now) {
        return number > floor && seen.putIfAbsent(number, now) == null;
    }

    /** Raises the floor over all that is complete, and over gaps that nobody waits for any longer. */
    void advance(long now) {
        Map.Entry<Long, Long> first = seen.firstEntry();
        while (first != null && (first.getKey() == floor + 1 || now - first.getValue() > patience)) {
            skipTo(first.getKey());
            first = seen.firstEntry();
        }
    }

    /** Gives up on all numbers up to this one. */
    void skipTo(long number) {
        floor = Math.max(floor, number);
        seen.headMap(floor, true).clear();
    }
}
