package dev.nightshift.application.batch;

import dev.nightshift.domain.batch.Source.Item;
import org.jspecify.annotations.Nullable;

/**
 * An item that was handled.
 *
 * @param result what came of it; null when it is bad
 * @param error why it is bad; null when it is not
 */
record Handled<I, O>(Item<I> item, @Nullable O result, @Nullable Throwable error) {

    static <I, O> Handled<I, O> well(Item<I> item, O result) {
        return new Handled<>(item, result, null);
    }

    static <I, O> Handled<I, O> badly(Item<I> item, Throwable error) {
        return new Handled<>(item, null, error);
    }

    boolean isBad() {
        return error != null;
    }
}
