package dev.nightshift.domain.tracking;

/** Where an issue stands. Every status may change to every other: work is reopened in real life. */
public enum IssueStatus {
    OPEN,
    IN_PROGRESS,
    RESOLVED,
    CLOSED;

    /** Whether a change to this status counts as a resolution in the daily statistics. */
    public boolean isResolution() {
        return this == RESOLVED || this == CLOSED;
    }
}
