package dev.nightshift.domain;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list in keyset order.
 *
 * @param items the rows of this page, never null
 * @param next the position to ask for the following page with; null on the last page
 * @param <T> what is listed
 * @param <P> a position in the order of the list
 */
public record Page<T, P>(List<T> items, @Nullable P next) {

    public Page {
        items = List.copyOf(items);
    }

    /**
     * Cuts a page out of rows read with a limit one larger than the page.
     *
     * @param rows up to {@code limit + 1} rows in order
     * @param limit the size of a page, at least 1
     * @param positionOf the position of a row
     * @throws IllegalArgumentException if {@code limit < 1}
     */
    public static <T, P> Page<T, P> cut(List<T> rows, int limit, Function<T, P> positionOf) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit must be >= 1, was " + limit);
        }
        if (rows.size() <= limit) {
            return new Page<>(rows, null);
        }
        List<T> items = rows.subList(0, limit);
        return new Page<>(items, positionOf.apply(items.get(limit - 1)));
    }

    public <R> Page<R, P> map(Function<? super T, ? extends R> mapping) {
        return new Page<>(items.stream().<R>map(mapping).toList(), next);
    }
}
