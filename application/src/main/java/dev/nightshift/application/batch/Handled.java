package dev.nightshift.application.batch;

import dev.nightshift.domain.batch.Source.Item;
import dev.nightshift.domain.batch.UnreadableItem;
import org.jspecify.annotations.Nullable;

/**
 * An item that was handled, or could not be read.
 *
 * @param position what to go on from behind it
 * @param item null when it could not be read
 * @param result what came of it; null when it is bad
 * @param error why it is bad; null when it is not
 */
record Handled<I, O>(String position, @Nullable Item<I> item, @Nullable O result, @Nullable Throwable error) {

    static <I, O> Handled<I, O> well(Item<I> item, O result) {
        return new Handled<>(item.position(), item, result, null);
    }

    static <I, O> Handled<I, O> badly(Item<I> item, Throwable error) {
        return new Handled<>(item.position(), item, null, error);
    }

    static <I, O> Handled<I, O> unreadable(UnreadableItem error) {
        return new Handled<>(error.position(), null, null, error);
    }

    /** The same item, found to be bad. */
    Handled<I, O> failed(Throwable failure) {
        return new Handled<>(position, item, null, failure);
    }

    boolean isBad() {
        return error != null;
    }
}
