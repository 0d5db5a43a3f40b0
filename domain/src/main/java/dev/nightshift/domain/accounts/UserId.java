package dev.nightshift.domain.accounts;

/** Identifies a user; positive. */
public record UserId(long value) implements Comparable<UserId> {

    /** @throws IllegalArgumentException if {@code value < 1} */
    public UserId {
        if (value < 1) {
            throw new IllegalArgumentException("user id must be >= 1, was " + value);
        }
    }

    @Override
    public int compareTo(UserId other) {
        return Long.compare(value, other.value);
    }
}
