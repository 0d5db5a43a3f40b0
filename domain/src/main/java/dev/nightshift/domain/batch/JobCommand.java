package dev.nightshift.domain.batch;

/** What a user can tell a job. */
public enum JobCommand {
    START,
    STOP,
    PAUSE,
    RESUME,
    CANCEL
}
