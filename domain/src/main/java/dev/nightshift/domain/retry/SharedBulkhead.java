package dev.nightshift.domain.retry;

import java.util.Optional;

/** A {@link Bulkhead} that any number of threads enter and leave; exact, and none waits for another. */
public final class SharedBulkhead {

    private final Shared<Bulkhead> current;

    /** @throws IllegalArgumentException if {@code permits < 1} */
    public SharedBulkhead(int permits) {
        this.current = new Shared<>(Bulkhead.of(permits));
    }

    /** Enters, unless it is full; who entered must {@link #leave} once. */
    public boolean tryEnter() {
        return current.moved(Bulkhead::entered);
    }

    /** @throws IllegalStateException if nobody is in there */
    public void leave() {
        current.moved(bulkhead -> Optional.of(bulkhead.left()));
    }

    /** How many calls are under way. */
    public int taken() {
        return current.get().taken();
    }
}
