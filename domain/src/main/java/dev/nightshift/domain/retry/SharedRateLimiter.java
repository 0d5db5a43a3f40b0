package dev.nightshift.domain.retry;

import java.time.Duration;
import java.util.Optional;

/** A {@link RateLimiter} whose turns any number of threads take, in the order in which they ask; none waits in here. */
public final class SharedRateLimiter {

    private final Shared<RateLimiter> current;

    /**
     * One whose first turn is due at once.
     *
     * @param now in nanoseconds of the clock that is used for all other calls
     * @throws IllegalArgumentException if the interval is not in a microsecond to a day
     */
    public SharedRateLimiter(Duration interval, long now) {
        this.current = new Shared<>(new RateLimiter(interval, now));
    }

    /** Takes the next turn: how long to wait for it, zero when it is now. */
    public Duration take(long now) {
        while (true) {
            RateLimiter before = current.get();
            RateLimiter.Turn turn = before.take(now);
            if (current.replaced(before, turn.after())) {
                return turn.delay();
            }
        }
    }

    /** Takes the next turn, unless it is further away than that; then none is taken. */
    public Optional<Duration> tryTake(long now, Duration longestWait) {
        while (true) {
            RateLimiter before = current.get();
            RateLimiter.Turn turn = before.take(now);
            if (turn.delay().compareTo(longestWait) > 0) {
                return Optional.empty();
            }
            if (current.replaced(before, turn.after())) {
                return Optional.of(turn.delay());
            }
        }
    }
}
