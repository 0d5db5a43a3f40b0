package dev.nightshift.domain.tracking;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Where an issue stands. Every status may change to every other: work is reopened in real life. */
public enum IssueStatus {
    OPEN,
    IN_PROGRESS,
    RESOLVED,
    CLOSED;

    private static final Set<IssueStatus> RESOLUTIONS = Collections.unmodifiableSet(EnumSet.of(RESOLVED, CLOSED));

    /** Those a change to which counts as a resolution in the daily statistics. */
    public static Set<IssueStatus> resolutions() {
        return RESOLUTIONS;
    }

    /** Whether a change to this status counts as a resolution in the daily statistics. */
    public boolean isResolution() {
        return RESOLUTIONS.contains(this);
    }
}
