package dev.nightshift.adapters.persistence.batch;

import dev.nightshift.domain.batch.Priority;
import java.util.List;

/** Priorities as numbers, in the order of going. */
final class Priorities {

    private static final List<Priority> IN_ORDER = List.of(Priority.HIGH, Priority.NORMAL, Priority.LOW);

    private Priorities() {}

    static List<Priority> all() {
        return IN_ORDER;
    }

    static int number(Priority priority) {
        return IN_ORDER.indexOf(priority);
    }

    static Priority of(int number) {
        return IN_ORDER.get(number);
    }
}
