package dev.nightshift.domain.batch;

import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Where the items of a job come from: always the same items in the same order, so that reading can go on at a position.
 *
 * @param <I> the items
 */
public interface Source<I> {

    /** How many items there are from the beginning; empty, or negative, when nobody knows without reading them. */
    OptionalLong size();

    /**
     * The items after a position.
     *
     * @param position the position of the last item that is done; null for all items
     * @throws InvalidParameters if there is no such position
     */
    Items<I> after(@Nullable String position);

    /**
     * Names for so many slices or fewer, which together hold every item once; empty when the source cannot be split. The
     * names differ, are not blank, and have at most 1,000 characters.
     *
     * @param slices at least 1
     */
    default List<String> split(int slices) {
        return List.of();
    }

    /** The items of one slice, by the name that {@link #split} gave it. */
    default Source<I> slice(String name) {
        throw new UnsupportedOperationException("this source has no slices");
    }

    /**
     * Items that are read one after the other, by one thread.
     *
     * @param <I> the items
     */
    interface Items<I> extends AutoCloseable {

        /**
         * The next item; null when there is none.
         *
         * @throws UnreadableItem if it cannot be read, but those behind it can: the next call gives the one after it
         */
        @Nullable
        Item<I> next();

        /** Lets go of what was opened. What it throws is written into the log of the job, and changes nothing else. */
        @Override
        default void close() {}
    }

    /**
     * An item and its position.
     *
     * @param position what to go on from when this item is done, at most 1,000 characters
     */
    record Item<I>(I value, String position) {}
}
