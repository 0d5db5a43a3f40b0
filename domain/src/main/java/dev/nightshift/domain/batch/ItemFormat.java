package dev.nightshift.domain.batch;

import static java.util.Objects.requireNonNull;

import java.util.function.Function;

/**
 * Items as text, so that those that were set aside can be replayed.
 *
 * @param write the text of an item
 * @param read the item of a text that {@code write} made
 * @param <I> the items
 */
public record ItemFormat<I>(Function<I, String> write, Function<String, I> read) {

    public ItemFormat {
        requireNonNull(write, "write");
        requireNonNull(read, "read");
    }
}
