package dev.nightshift.domain.sentiment.validation;

/** What a finding is about. */
public enum ValidationRule {
    /** A trading day without a value, between days that have one. */
    GAP,
    /** A second row of a day. */
    DUPLICATE,
    /** A row whose day is before that of the row above. */
    DISORDER,
    /** A value on a day without trade. */
    HOLIDAY_VALUE,
    /** A value that cannot be: out of its bounds, broken where it counts something, not finite. */
    IMPOSSIBLE_VALUE,
    /** A change out of all proportion, or a value far off from both of its neighbours. */
    JUMP,
    /** A value that stays the same for longer than it can, or a row that is the one before again. */
    STALE_COPY,
    /** An index or a rating that is not that of its parts. */
    INDEX_MISMATCH,
    /** What a value that was computed anew differs by from the one that was there. */
    DIFFERENCE,
    /** A row of an older layout that cannot be said in today's. */
    UNREADABLE
}
