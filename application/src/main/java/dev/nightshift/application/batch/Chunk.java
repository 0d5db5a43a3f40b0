package dev.nightshift.application.batch;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Items that were handled one after the other.
 *
 * @param exhausted whether the source has no more
 * @param failure what ended the chunk before its time; null when nothing did
 */
record Chunk<I, O>(List<Handled<I, O>> items, boolean exhausted, @Nullable RunFailure failure) {

    boolean isEmpty() {
        return items.isEmpty();
    }

    String lastPosition() {
        return items.get(items.size() - 1).position();
    }

    List<O> results() {
        return items.stream().map(Handled::result).filter(Objects::nonNull).toList();
    }

    List<Handled<I, O>> bad() {
        return items.stream().filter(Handled::isBad).toList();
    }

    /** A part of the items; the last part ends as the whole does. */
    Chunk<I, O> part(int from, int to) {
        return new Chunk<>(items.subList(from, to), exhausted && to == items.size(), null);
    }
}
