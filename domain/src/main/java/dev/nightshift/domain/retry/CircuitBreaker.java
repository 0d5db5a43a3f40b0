package dev.nightshift.domain.retry;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/**
 * Keeps calls from somebody who fails: closed it lets all through and counts, open it lets none through, and half open
 * exactly one, the probe, whose end decides. Immutable; each step gives the next state.
 *
 * Every permit must be reported once, by {@link #succeeded}, {@link #failed} or {@link #released}. What is reported of a
 * permit from before the last change of state counts for nothing.
 */
public final class CircuitBreaker {

    /** What a breaker does with calls. */
    public enum State {
        /** Lets all through. */
        CLOSED,

        /** Lets none through. */
        OPEN,

        /** Lets nobody through but the probe that is under way. */
        HALF_OPEN
    }

    /**
     * When a breaker opens, and for how long.
     *
     * @param failureRate share of failures from which on it opens, above 0, at most 1
     * @param minimumCalls how many calls must have ended within the window before the rate counts, 1 to 1,000,000
     * @param window over which the rate is taken, to a tenth of it; a millisecond to a day
     * @param openFor how long no call is let through, a millisecond to a day
     * @param probeLostAfter when a probe that nobody reported is given up for a new one, a millisecond to a day; longer
     *     than any call may take
     */
    public record Rules(
            double failureRate, int minimumCalls, Duration window, Duration openFor, Duration probeLostAfter) {

        /** Half of at least 20 calls within ten seconds; open for five; a probe is lost after a minute. */
        public static final Rules STANDARD =
                new Rules(0.5, 20, Duration.ofSeconds(10), Duration.ofSeconds(5), Duration.ofMinutes(1));

        /** @throws IllegalArgumentException if a value is outside of its range, or the rate is not a number */
        public Rules {
            if (!(failureRate > 0 && failureRate <= 1) || minimumCalls < 1 || minimumCalls > 1_000_000) {
                throw new IllegalArgumentException("must be 0 < failureRate <= 1 and 1 <= minimumCalls <= 1000000,"
                        + " were %s and %d".formatted(failureRate, minimumCalls));
            }
            requireInRange("window", window);
            requireInRange("openFor", openFor);
            requireInRange("probeLostAfter", probeLostAfter);
        }

        private static void requireInRange(String name, Duration time) {
            if (time.compareTo(Duration.ofMillis(1)) < 0 || time.compareTo(Duration.ofDays(1)) > 0) {
                throw new IllegalArgumentException("%s must be in 1 ms..1 day, was %s".formatted(name, time));
            }
        }
    }

    /**
     * The right to make one call.
     *
     * @param change how many changes of state there had been when it was given
     */
    public record Permit(long change) {}

    /**
     * What asking for a permit leads to.
     *
     * @param permit empty when no call may be made
     */
    public record Entry(CircuitBreaker after, Optional<Permit> permit) {

        public Entry {
            requireNonNull(after, "after");
            requireNonNull(permit, "permit");
        }
    }

    private final Rules rules;
    private final State state;
    private final long since;
    private final long changes;
    private final CallWindow window;

    private CircuitBreaker(Rules rules, State state, long since, long changes) {
        this(rules, state, since, changes, CallWindow.empty(rules.window().toNanos(), since));
    }

    private CircuitBreaker(Rules rules, State state, long since, long changes, CallWindow window) {
        this.rules = rules;
        this.state = state;
        this.since = since;
        this.changes = changes;
        this.window = window;
    }

    /**
     * One that lets all through and has seen nothing.
     *
     * @param now in nanoseconds
     */
    public static CircuitBreaker closed(Rules rules, long now) {
        return new CircuitBreaker(requireNonNull(rules, "rules"), State.CLOSED, now, 0);
    }

    public State state() {
        return state;
    }

    /** How many calls have ended within the window, while it was closed. */
    public int calls(long now) {
        return window.calls(now);
    }

    /** How many of those have failed. */
    public int failures(long now) {
        return window.failures(now);
    }

    /** Whether a call at that moment would be refused for the reason that the breaker is open and not yet to be probed. */
    public boolean isOpenAt(long now) {
        return state == State.OPEN && now - since < rules.openFor().toNanos();
    }

    /** Asks for one call. Who is let through when it was open becomes the probe. */
    public Entry enter(long now) {
        if (state == State.CLOSED) {
            return new Entry(this, Optional.of(new Permit(changes)));
        }
        Duration until = state == State.OPEN ? rules.openFor() : rules.probeLostAfter();
        if (now - since < until.toNanos()) {
            return new Entry(this, Optional.empty());
        }
        CircuitBreaker probed = changed(State.HALF_OPEN, now);
        return new Entry(probed, Optional.of(new Permit(probed.changes)));
    }

    /** After a call that went well: a probe closes the breaker. */
    public CircuitBreaker succeeded(Permit permit, long now) {
        return ended(permit, false, now);
    }

    /** After a call that failed: a probe opens the breaker for as long again. */
    public CircuitBreaker failed(Permit permit, long now) {
        return ended(permit, true, now);
    }

    /** After a call that says nothing, such as a cancelled one: the next to ask becomes the probe. */
    public CircuitBreaker released(Permit permit, long now) {
        return isOld(permit) || state != State.HALF_OPEN
                ? this
                : changed(State.OPEN, now - rules.openFor().toNanos());
    }

    private CircuitBreaker ended(Permit permit, boolean failed, long now) {
        if (isOld(permit)) {
            return this;
        }
        if (state == State.HALF_OPEN) {
            return changed(failed ? State.OPEN : State.CLOSED, now);
        }
        CallWindow more = window.plus(failed, now);
        int calls = more.calls(now);
        boolean isTooBad = calls >= rules.minimumCalls() && more.failures(now) >= rules.failureRate() * calls;
        return isTooBad
                ? new CircuitBreaker(rules, State.OPEN, now, changes + 1, more)
                : new CircuitBreaker(rules, State.CLOSED, since, changes, more);
    }

    private boolean isOld(Permit permit) {
        return permit.change() != changes;
    }

    private CircuitBreaker changed(State next, long now) {
        return new CircuitBreaker(rules, next, now, changes + 1);
    }
}
