package dev.nightshift.domain.retry;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/** How an attempt ended that did not bring what was asked for. What it means is said by a {@link Classification}. */
public sealed interface Failure {

    /** Whether anything of the request may have reached the other side. */
    boolean sent();

    /** For how long the other side asks to be left alone, from now on; empty when it did not ask. */
    Optional<Duration> retryAfter();

    /**
     * An answer came, and its status is not one that was hoped for.
     *
     * @param status of HTTP, 0 to 999: three digits, as the protocol has them
     * @param retryAfter what {@link RetryAfter} made of the field, not negative
     */
    record Answered(int status, Optional<Duration> retryAfter) implements Failure {

        /** @throws IllegalArgumentException if the status is not in 0..999 or {@code retryAfter} is negative */
        public Answered {
            requireNonNull(retryAfter, "retryAfter");
            if (status < 0 || status > 999) {
                throw new IllegalArgumentException("status must be in 0..999, was " + status);
            }
            if (retryAfter.isPresent() && retryAfter.get().isNegative()) {
                throw new IllegalArgumentException("retryAfter must be >= 0, was " + retryAfter.get());
            }
        }

        /** Always, as there is an answer. */
        @Override
        public boolean sent() {
            return true;
        }
    }

    /**
     * No answer came, or none of use.
     *
     * @param sent whether anything of the request may have left; when in doubt, true
     */
    record Unanswered(Fault fault, boolean sent) implements Failure {

        /** @throws IllegalArgumentException if {@code sent}, and the fault is one from before sending */
        public Unanswered {
            if (sent && fault.isBeforeSending()) {
                throw new IllegalArgumentException("nothing can have been sent before " + fault);
            }
        }

        /** Never, as nobody answered. */
        @Override
        public Optional<Duration> retryAfter() {
            return Optional.empty();
        }
    }

    /**
     * An answer with that status, which does not say when to come back.
     *
     * @throws IllegalArgumentException if the status is not in 0..999
     */
    static Failure answered(int status) {
        return new Answered(status, Optional.empty());
    }

    /**
     * An answer with that status.
     *
     * @param retryAfter what {@link RetryAfter} made of the field
     * @throws IllegalArgumentException if the status is not in 0..999 or {@code retryAfter} is negative
     */
    static Failure answered(int status, Optional<Duration> retryAfter) {
        return new Answered(status, retryAfter);
    }

    /** That fault; the request may have been sent, unless the fault is one from before sending. */
    static Failure of(Fault fault) {
        return new Unanswered(fault, !fault.isBeforeSending());
    }

    /** That fault, when it is known that nothing of the request was sent. */
    static Failure unsent(Fault fault) {
        return new Unanswered(fault, false);
    }
}
