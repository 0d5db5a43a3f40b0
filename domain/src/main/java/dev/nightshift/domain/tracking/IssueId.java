package dev.nightshift.domain.tracking;

/** Identifies an issue; positive. */
public record IssueId(long value) implements Comparable<IssueId> {

    /** @throws IllegalArgumentException if {@code value < 1} */
    public IssueId {
        if (value < 1) {
            throw new IllegalArgumentException("issue id must be >= 1, was " + value);
        }
    }

    @Override
    public int compareTo(IssueId other) {
        return Long.compare(value, other.value);
    }
}
