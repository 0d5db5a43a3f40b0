package dev.nightshift.domain.retry;

import java.util.Optional;

/** A {@link RetryBudget} that any number of threads spend together; exact, and none waits for another. */
public final class SharedRetryBudget {

    private final Shared<RetryBudget> current;

    /**
     * A full one.
     *
     * @param now in nanoseconds of the clock that is used for all other calls
     */
    public SharedRetryBudget(RetryBudget.Rules rules, long now) {
        this.current = new Shared<>(RetryBudget.full(rules, now));
    }

    /** To be called once for each request, at its first attempt. */
    public void request(long now) {
        current.moved(budget -> Optional.of(budget.afterRequest(now)));
    }

    /** Takes a token for one retry, unless there is none. */
    public boolean tryRetry(long now) {
        return current.moved(budget -> budget.afterRetry(now));
    }

    /** How many retries could be made at once; not negative. */
    public int retriesLeft(long now) {
        return current.get().retriesLeft(now);
    }
}
