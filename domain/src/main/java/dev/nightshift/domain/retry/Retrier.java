package dev.nightshift.domain.retry;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Makes calls and makes them again as a {@link RetryPolicy} says. It has no clock, no chance and no threads of its own,
 * keeps nothing between calls, and may be used by any number of threads.
 */
public final class Retrier {

    final RetryPolicy policy;
    final LongSupplier clock;
    final RandomGenerator random;
    final @Nullable SharedRetryBudget budget;
    final @Nullable SharedCircuitBreaker breaker;
    final @Nullable RetryWatcher watcher;

    private Retrier(
            RetryPolicy policy,
            LongSupplier clock,
            RandomGenerator random,
            @Nullable SharedRetryBudget budget,
            @Nullable SharedCircuitBreaker breaker,
            @Nullable RetryWatcher watcher) {
        this.policy = requireNonNull(policy, "policy");
        this.clock = requireNonNull(clock, "clock");
        this.random = requireNonNull(random, "random");
        this.budget = budget;
        this.breaker = breaker;
        this.watcher = watcher;
    }

    /**
     * One that follows the policy and nothing else.
     *
     * @param clock monotonic nanoseconds, such as {@code System::nanoTime}
     * @param random where jitter comes from; safe for as many threads as make calls
     */
    public static Retrier by(RetryPolicy policy, LongSupplier clock, RandomGenerator random) {
        return new Retrier(policy, clock, random, null, null, null);
    }

    /** The same, which retries no more than the budget has left; it must go by the same clock. */
    public Retrier spending(SharedRetryBudget shared) {
        return new Retrier(policy, clock, random, requireNonNull(shared, "budget"), breaker, watcher);
    }

    /**
     * The same, whose every attempt must pass the breaker; it must go by the same clock. A retry that the breaker would
     * refuse is not waited for.
     */
    public Retrier behind(SharedCircuitBreaker shared) {
        return new Retrier(policy, clock, random, budget, requireNonNull(shared, "breaker"), watcher);
    }

    /** The same, which tells what it does. */
    public Retrier watchedBy(RetryWatcher other) {
        return new Retrier(policy, clock, random, budget, breaker, requireNonNull(other, "watcher"));
    }

    /**
     * Makes the call on this thread, which also waits between attempts. When it is interrupted while waiting, it stays
     * interrupted and the call ends with {@link GiveUpReason#CANCELLED}.
     *
     * @throws RuntimeException what the call, the pause or the watcher throws
     */
    public <T> Outcome<T> call(Pause pause, Call<T> call) {
        CallRun<T> run = new CallRun<>(this);
        Outcome<T> end = run.begin();
        while (end == null) {
            end = run.end(attempt(run, call));
            if (end == null) {
                end = waited(run, pause) ? run.begin() : run.cancelled();
            }
        }
        return run.told(end);
    }

    /**
     * Makes the call without holding a thread: the first attempt begins on this thread, the others on that of the delay,
     * and the future is completed on the thread that ends the last one. Cancelling the future cancels the attempt that
     * is under way, and no other follows.
     *
     * @return completed exceptionally with what the call, the delay or the watcher throws
     */
    public <T> CompletableFuture<Outcome<T>> callLater(Delay delay, AsyncCall<T> call) {
        AsyncRun<T> run = new AsyncRun<>(new CallRun<>(this), delay, call);
        return run.started();
    }

    private static <T> AttemptResult<T> attempt(CallRun<T> run, Call<T> call) {
        boolean isBroken = true;
        try {
            AttemptResult<T> tried = call.attempt(run.number(), run.timeout());
            isBroken = false;
            return tried;
        } finally {
            if (isBroken) {
                run.broke();
            }
        }
    }

    private static boolean waited(CallRun<?> run, Pause pause) {
        try {
            pause.take(run.delay());
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
