package dev.nightshift.domain.external;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;

/**
 * A post as the source gave it.
 *
 * @param at when it gave it
 */
public record GoodPost(Post post, Instant at) {

    /** How old one may be and still be shown. */
    public static final Duration LONGEST_USE = Duration.ofMinutes(10);

    public GoodPost {
        requireNonNull(post, "post");
        requireNonNull(at, "at");
    }

    /** How old it is, never below zero: clocks may go back. */
    public Duration age(Instant now) {
        Duration age = Duration.between(at, now);
        return age.isNegative() ? Duration.ZERO : age;
    }

    /** Whether it is younger than {@link #LONGEST_USE}. */
    public boolean isOfUse(Instant now) {
        return age(now).compareTo(LONGEST_USE) < 0;
    }
}
