package dev.nightshift.domain.tracking;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of an issue's status history.
 *
 * @param actor who changed it; null where imported data does not tell
 */
public record StatusChange(IssueId issue, IssueStatus from, IssueStatus to, @Nullable String actor, Instant at) {

    public StatusChange {
        requireNonNull(issue, "issue");
        requireNonNull(from, "from");
        requireNonNull(to, "to");
        requireNonNull(at, "at");
    }
}
