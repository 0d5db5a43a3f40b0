package dev.nightshift.domain.keywords;

import dev.nightshift.domain.batch.JobState;
import java.util.Locale;

/** How far a job that counts documents is, for who need not know all states of jobs. */
public enum CountStatus {
    PENDING,
    PROCESSING,
    COMPLETED,
    FAILED;

    public static CountStatus of(JobState state) {
        return switch (state) {
            case PENDING, QUEUED, RETRY_WAIT, PAUSED, STOPPED -> PENDING;
            case RUNNING, PAUSING, STOPPING, CANCELLING -> PROCESSING;
            case COMPLETED -> COMPLETED;
            case FAILED, CANCELLED, QUARANTINED -> FAILED;
        };
    }

    /** The name that users read, such as {@code pending}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
