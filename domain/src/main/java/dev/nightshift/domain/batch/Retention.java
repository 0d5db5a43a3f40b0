package dev.nightshift.domain.batch;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;

/** Old things that are forgotten, whole spans of time at once. */
public interface Retention {

    /** Makes room for the time to come: the partitions of the next months and days. */
    void prepare();

    /** What would be dropped, oldest first. */
    List<Dropped> droppable(Instant jobsBefore, Instant logsBefore);

    /** Drops it. */
    List<Dropped> drop(Instant jobsBefore, Instant logsBefore);

    /**
     * Forgets finished jobs of a type that is kept for a shorter time than others. Their history goes with its month.
     *
     * @param most how many at most, at least 1
     * @return how many
     */
    int forget(String type, Instant before, int most);

    /**
     * A span that is dropped.
     *
     * @param what such as {@code batch_logs_20260131}
     * @param until everything in it is older
     * @param bytes how much room it takes
     */
    record Dropped(String what, Instant until, long bytes) {
        public Dropped {
            requireNonNull(what, "what");
            requireNonNull(until, "until");
        }
    }
}
