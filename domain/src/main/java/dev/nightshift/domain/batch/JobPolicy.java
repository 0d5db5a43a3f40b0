package dev.nightshift.domain.batch;

import static java.util.Objects.requireNonNull;

import dev.nightshift.domain.retry.RetryPolicy;
import java.time.Period;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How the jobs of a type are treated.
 *
 * @param retry how often a failed run is tried again; empty for the default of the service
 * @param skipLimit how many bad items a job may set aside before it fails, at least 0
 * @param concurrency how many jobs of the type may run at once over all nodes, at least 1; empty for any number
 * @param rate how fast jobs of the type may start over all nodes; empty for any
 * @param priority of jobs that name none
 * @param strategy of jobs that name none
 * @param keep how long finished jobs are kept, at least a day
 */
public record JobPolicy(
        Optional<RetryPolicy> retry,
        long skipLimit,
        OptionalInt concurrency,
        Optional<Rate> rate,
        Priority priority,
        Strategy strategy,
        Period keep) {

    /** No limits, no skips, two years. */
    public static final JobPolicy DEFAULT = new JobPolicy(
            Optional.empty(),
            0,
            OptionalInt.empty(),
            Optional.empty(),
            Priority.NORMAL,
            Strategy.CHUNKED,
            Period.ofYears(2));

    /** @throws IllegalArgumentException if a number is below its least */
    public JobPolicy {
        requireNonNull(retry, "retry");
        requireNonNull(rate, "rate");
        requireNonNull(priority, "priority");
        requireNonNull(strategy, "strategy");
        requireNonNull(keep, "keep");
        if (skipLimit < 0 || concurrency.orElse(1) < 1) {
            throw new IllegalArgumentException("a policy must have skipLimit >= 0 and concurrency >= 1, were %d and %s"
                    .formatted(skipLimit, concurrency));
        }
        if (keep.isNegative() || keep.isZero()) {
            throw new IllegalArgumentException("finished jobs must be kept for at least a day, were " + keep);
        }
    }

    public JobPolicy retrying(RetryPolicy policy) {
        return new JobPolicy(Optional.of(policy), skipLimit, concurrency, rate, priority, strategy, keep);
    }

    public JobPolicy skippingUpTo(long limit) {
        return new JobPolicy(retry, limit, concurrency, rate, priority, strategy, keep);
    }

    public JobPolicy runningAtMost(int jobs) {
        return new JobPolicy(retry, skipLimit, OptionalInt.of(jobs), rate, priority, strategy, keep);
    }

    public JobPolicy startingAtMost(Rate limit) {
        return new JobPolicy(retry, skipLimit, concurrency, Optional.of(limit), priority, strategy, keep);
    }

    public JobPolicy with(Priority byDefault) {
        return new JobPolicy(retry, skipLimit, concurrency, rate, byDefault, strategy, keep);
    }

    public JobPolicy with(Strategy byDefault) {
        return new JobPolicy(retry, skipLimit, concurrency, rate, priority, byDefault, keep);
    }

    public JobPolicy keeping(Period time) {
        return new JobPolicy(retry, skipLimit, concurrency, rate, priority, strategy, time);
    }

    /** Whether claims of the type must be counted. */
    public boolean isLimited() {
        return concurrency.isPresent() || rate.isPresent();
    }
}
