package dev.nightshift.domain.batch;

/** How much a job checks of what it makes. */
public enum ValidationLevel {
    NONE,
    BASIC,
    COMPREHENSIVE
}
