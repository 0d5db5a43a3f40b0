package dev.nightshift.domain.popularity;

import java.time.Duration;
import java.time.Instant;

/** What makes an issue popular. Both rules look back 7 × 24 hours. */
public enum PopularityRule {
    /** All views and comments of the issues that were created within the window. */
    RECENT,
    /** The views and comments that happened within the window, of all issues; imported views have no time and are not among them. */
    ACTIVITY;

    public static final Duration WINDOW = Duration.ofDays(7);

    /** What a view adds to a score. */
    public static final long VIEW_WEIGHT = 1;

    /** What a comment adds to a score. */
    public static final long COMMENT_WEIGHT = 1;

    private static final Instant FIRST_FULL_WINDOW = Instant.MIN.plus(WINDOW);

    /** The first instant that counts for a ranking as of {@code at}; the window ends before {@code at}. */
    public static Instant windowStart(Instant at) {
        return at.isBefore(FIRST_FULL_WINDOW) ? Instant.MIN : at.minus(WINDOW);
    }
}
