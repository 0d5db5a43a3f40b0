package dev.nightshift.domain.retry;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How chance spreads the waits of many callers that failed together.
 *
 * @see <a href="https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/">Brooker, Exponential backoff
 *     and jitter (2015)</a>
 */
public enum Jitter {
    /** The wait as the backoff gives it. */
    NONE {
        @Override
        Duration spread(Duration wait, RandomGenerator random) {
            return wait;
        }
    },

    /** Any wait from zero to what the backoff gives, all equally likely. */
    FULL {
        @Override
        Duration spread(Duration wait, RandomGenerator random) {
            return wait.isZero() ? wait : Duration.ofMillis(random.nextLong(wait.toMillis() + 1));
        }
    };

    abstract Duration spread(Duration wait, RandomGenerator random);

    /**
     * A wait of at most the given one, exact to the millisecond.
     *
     * @param random where chance comes from; not used by {@link #NONE}
     */
    public Duration of(Duration wait, RandomGenerator random) {
        requireNonNull(wait, "wait");
        return spread(wait, requireNonNull(random, "random"));
    }
}
