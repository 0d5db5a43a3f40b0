package dev.nightshift.domain.tracking;

import static java.util.Objects.requireNonNull;

import dev.nightshift.domain.PlainText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A status change as a dump of another tracker holds it. */
public record DumpedStatusChange(IssueKey issue, IssueStatus to, @Nullable String actor, Instant at) {

    /** @throws IllegalArgumentException if the actor is not {@link PlainText} */
    public DumpedStatusChange {
        requireNonNull(issue, "issue");
        requireNonNull(to, "to");
        DumpedName.requireIfThere(actor, "actor");
        requireNonNull(at, "at");
    }
}
