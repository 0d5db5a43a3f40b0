package dev.nightshift.application.health;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a part of the program is.
 *
 * @param isOver whether it has ended although it should not
 * @param isStalled whether it has gone without a success for too long
 * @param isHung whether it is essential and has come to no end for too long, neither a success nor a failure
 * @param isEssential whether the process is of no use without it
 * @param failures how many there were in a row, up to now; 0 when it succeeded last
 * @param lastSuccess null when there was none yet
 * @param lastFailure null when there was none yet
 * @param lastError what the last failure said, for operators; null when there was none yet
 */
public record PartState(
        String name,
        boolean isOver,
        boolean isStalled,
        boolean isHung,
        boolean isEssential,
        int failures,
        @Nullable Instant lastSuccess,
        @Nullable Instant lastFailure,
        @Nullable String lastError) {

    public PartState {
        requireNonNull(name, "name");
    }

    public boolean isWell() {
        return !isOver && !isStalled && failures == 0;
    }
}
