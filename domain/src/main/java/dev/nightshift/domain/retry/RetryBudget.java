package dev.nightshift.domain.retry;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/**
 * How many retries callers may still make together: a bucket of tokens, full at first. A retry takes a token, each request
 * brings a part of one, and time brings some back. So in any span of time there are at most
 * {@code reserve + ratio × requests + span / regained} retries, however many callers fail at once.
 *
 * @param rules how large the bucket is and how it fills
 * @param credit what is in the bucket, in nanoseconds that time would need to bring it; 0 to {@link Rules#capacity()}
 * @param at the latest moment known, in nanoseconds
 * @see <a href="https://finagle.github.io/blog/2016/02/08/retry-budgets/">Retry budgets in Finagle (2016)</a>
 */
public record RetryBudget(Rules rules, long credit, long at) {

    /**
     * How large the bucket is and how it fills.
     *
     * @param ratio tokens that a request brings, 0 to 1, exact to a billionth of a token where {@code regained} is a second
     *     or more
     * @param reserve tokens of a full bucket, 1 to 100,000
     * @param regained how long time alone needs to bring back one token, a microsecond to a day
     */
    public record Rules(double ratio, int reserve, Duration regained) {

        /** A tenth of the requests, ten in reserve, one of them back every six seconds. */
        public static final Rules STANDARD = new Rules(0.1, 10, Duration.ofSeconds(6));

        /** @throws IllegalArgumentException if a value is outside of its range, or the ratio is not a number */
        public Rules {
            requireNonNull(regained, "regained");
            if (!(ratio >= 0 && ratio <= 1) || reserve < 1 || reserve > 100_000) {
                throw new IllegalArgumentException(
                        "must be ratio in 0..1 and reserve in 1..100000, were %s and %d".formatted(ratio, reserve));
            }
            if (regained.compareTo(Duration.ofNanos(1_000)) < 0 || regained.compareTo(Duration.ofDays(1)) > 0) {
                throw new IllegalArgumentException("regained must be in 1 microsecond..1 day, was " + regained);
            }
        }

        /** The credit of a full bucket, in nanoseconds. */
        public long capacity() {
            return reserve * regained.toNanos();
        }
    }

    /** @throws IllegalArgumentException if the credit is not in 0..capacity */
    public RetryBudget {
        if (credit < 0 || credit > rules.capacity()) {
            throw new IllegalArgumentException("credit must be in 0..%d, was %d".formatted(rules.capacity(), credit));
        }
    }

    /** A full bucket. */
    public static RetryBudget full(Rules rules, long now) {
        return new RetryBudget(rules, rules.capacity(), now);
    }

    /** After one request, which brings its part of a token. */
    public RetryBudget afterRequest(long now) {
        return filled(now, Math.round(rules.ratio() * rules.regained().toNanos()));
    }

    /** After one retry; empty when there is no whole token for it. */
    public Optional<RetryBudget> afterRetry(long now) {
        RetryBudget current = filled(now, 0);
        long rest = current.credit - rules.regained().toNanos();
        return rest < 0 ? Optional.empty() : Optional.of(new RetryBudget(rules, rest, current.at));
    }

    /** How many retries could be made at once; not negative. */
    public int retriesLeft(long now) {
        return Math.toIntExact(filled(now, 0).credit / rules.regained().toNanos());
    }

    /** A moment before the latest known counts as that one. */
    private RetryBudget filled(long now, long more) {
        long passed = Math.max(0, now - at);
        long missing = rules.capacity() - credit;
        long brought = Math.min(passed, missing) + more;
        return new RetryBudget(rules, credit + Math.min(brought, missing), at + passed);
    }
}
