package dev.nightshift.domain.retry;

import static java.util.Objects.requireNonNull;

import dev.nightshift.domain.retry.CircuitBreaker.Permit;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A {@link CircuitBreaker} that stands between any number of threads and the one they call; none waits for another. */
public final class SharedCircuitBreaker {

    /**
     * The breaker moved from one state to another.
     *
     * @param calls how many had ended within the window of the state before
     * @param failures how many of those had failed
     */
    public record Change(CircuitBreaker.State from, CircuitBreaker.State to, int calls, int failures) {}

    private final Shared<CircuitBreaker> current;
    private final Consumer<Change> watcher;

    /**
     * A closed one.
     *
     * @param now in nanoseconds of the clock that is used for all other calls
     * @param watcher told of each change by the thread that made it, right after it; what it throws, that thread gets
     */
    public SharedCircuitBreaker(CircuitBreaker.Rules rules, long now, Consumer<Change> watcher) {
        this.current = new Shared<>(CircuitBreaker.closed(rules, now));
        this.watcher = requireNonNull(watcher, "watcher");
    }

    /** A closed one that tells nobody. */
    public SharedCircuitBreaker(CircuitBreaker.Rules rules, long now) {
        this(rules, now, change -> {});
    }

    /** A permit for one call, which must be reported once; empty when no call may be made. */
    public Optional<Permit> tryEnter(long now) {
        while (true) {
            CircuitBreaker before = current.get();
            CircuitBreaker.Entry entry = before.enter(now);
            if (replaced(before, entry.after(), now)) {
                return entry.permit();
            }
        }
    }

    public void succeeded(Permit permit, long now) {
        move(breaker -> breaker.succeeded(permit, now), now);
    }

    public void failed(Permit permit, long now) {
        move(breaker -> breaker.failed(permit, now), now);
    }

    /** The call says nothing about the one that was called. */
    public void released(Permit permit, long now) {
        move(breaker -> breaker.released(permit, now), now);
    }

    /** The state of this moment, for meters and logs. */
    public CircuitBreaker now() {
        return current.get();
    }

    private void move(UnaryOperator<CircuitBreaker> step, long now) {
        CircuitBreaker before;
        do {
            before = current.get();
        } while (!replaced(before, step.apply(before), now));
    }

    private boolean replaced(CircuitBreaker before, CircuitBreaker after, long now) {
        if (before == after) {
            return true;
        }
        if (!current.replaced(before, after)) {
            return false;
        }
        if (before.state() != after.state()) {
            CircuitBreaker counted = after.state() == CircuitBreaker.State.OPEN ? after : before;
            watcher.accept(new Change(before.state(), after.state(), counted.calls(now), counted.failures(now)));
        }
        return true;
    }
}
