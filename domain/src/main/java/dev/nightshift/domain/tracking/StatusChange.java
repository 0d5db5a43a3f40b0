package dev.nightshift.domain.tracking;

import static java.util.Objects.requireNonNull;

import dev.nightshift.domain.PlainText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of an issue's status history.
 *
 * @param actor who changed it; null where imported data does not tell
 */
public record StatusChange(IssueId issue, IssueStatus from, IssueStatus to, @Nullable String actor, Instant at) {

    /** @throws IllegalArgumentException if the actor is not {@link PlainText} */
    public StatusChange {
        requireNonNull(issue, "issue");
        requireNonNull(from, "from");
        requireNonNull(to, "to");
        PlainText.requireIfThere(actor, "actor");
        requireNonNull(at, "at");
    }
}
