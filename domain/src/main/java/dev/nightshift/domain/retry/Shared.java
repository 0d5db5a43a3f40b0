package dev.nightshift.domain.retry;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** A state that threads replace by the next one; each step is taken from the state that it replaces. */
final class Shared<S> {

    private final AtomicReference<S> current;

    Shared(S first) {
        this.current = new AtomicReference<>(first);
    }

    S get() {
        return requireNonNull(current.get());
    }

    /** False when another thread was faster. */
    boolean replaced(S before, S after) {
        return current.compareAndSet(before, after);
    }

    /** False when there is no next state. */
    boolean moved(Function<S, Optional<S>> step) {
        while (true) {
            S before = get();
            Optional<S> after = step.apply(before);
            if (after.isEmpty()) {
                return false;
            }
            if (replaced(before, after.get())) {
                return true;
            }
        }
    }
}
