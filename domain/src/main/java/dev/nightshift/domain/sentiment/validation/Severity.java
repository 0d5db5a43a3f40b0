package dev.nightshift.domain.sentiment.validation;

/** How sure a finding is. */
public enum Severity {
    /** May be so. */
    NOTICE,
    /** Hardly so, somebody should look. */
    WARNING,
    /** Cannot be so. */
    ERROR
}
