package dev.nightshift.domain.batch;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;
import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The order in which tasks are claimed. Within a priority they go by their turns. Which priority goes next is decided by
 * age: the one of which a task waits that comes first by due time and aging delay.
 */
public final class ClaimOrder {

    private ClaimOrder() {}

    /**
     * What decides when a task is claimed.
     *
     * @param claimAt its due time and the aging delay of its priority
     */
    public record Place(Priority priority, long turn, Instant claimAt, TaskId task) {

        private static final Comparator<Place> WITHIN_PRIORITY =
                comparingLong(Place::turn).thenComparing(Place::claimAt).thenComparing(Place::task);

        public Place {
            requireNonNull(priority, "priority");
            requireNonNull(claimAt, "claimAt");
            requireNonNull(task, "task");
        }
    }

    /** The tasks in the order in which they are claimed. */
    public static <T> List<T> of(Collection<T> tasks, Function<? super T, Place> placeOf) {
        List<Entry<T>> backwards = new ArrayList<>(tasks.stream()
                .map(task -> new Entry<>(task, placeOf.apply(task)))
                .toList());
        backwards.sort(comparing((Entry<T> entry) -> entry.place, Place.WITHIN_PRIORITY)
                .reversed());
        Map<Priority, Instant> oldest = new EnumMap<>(Priority.class);
        for (Entry<T> entry : backwards) {
            entry.oldest = oldest.merge(
                    entry.place.priority(), entry.place.claimAt(), (one, other) -> one.isBefore(other) ? one : other);
        }
        return backwards.stream()
                .sorted(comparing((Entry<T> entry) -> entry.oldest)
                        .thenComparing(entry -> entry.place.priority())
                        .thenComparing(entry -> entry.place, Place.WITHIN_PRIORITY))
                .map(entry -> entry.task)
                .toList();
    }

    /** A task with the age that counts for it: that of the oldest which is not claimed before it. */
    private static final class Entry<T> {
        private final T task;
        private final Place place;
        private Instant oldest = Instant.MAX;

        Entry(T task, Place place) {
            this.task = task;
            this.place = place;
        }
    }
}
