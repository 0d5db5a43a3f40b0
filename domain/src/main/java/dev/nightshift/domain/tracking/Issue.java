package dev.nightshift.domain.tracking;

import static java.util.Objects.requireNonNull;

import dev.nightshift.domain.PlainText;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A piece of work somebody asked for.
 *
 * @param reporter the name of who reported it; null where imported data does not tell
 * @param assignee the name of who works on it; null when nobody does
 */
public record Issue(
        IssueId id,
        IssueKey key,
        IssueText text,
        IssueStatus status,
        @Nullable String reporter,
        @Nullable String assignee,
        Instant createdAt,
        Instant updatedAt) {

    /** @throws IllegalArgumentException if a name is not {@link PlainText} */
    public Issue {
        requireNonNull(id, "id");
        requireNonNull(key, "key");
        requireNonNull(text, "text");
        requireNonNull(status, "status");
        PlainText.requireIfThere(reporter, "reporter");
        PlainText.requireIfThere(assignee, "assignee");
        requireNonNull(createdAt, "createdAt");
        requireNonNull(updatedAt, "updatedAt");
    }

    /** A new, open issue, reported at {@code now}. */
    public static Issue reported(IssueId id, IssueText text, String reporter, @Nullable String assignee, Instant now) {
        return new Issue(id, IssueKey.of(id), text, IssueStatus.OPEN, reporter, assignee, now, now);
    }

    public Issue withText(IssueText newText, Instant now) {
        return new Issue(id, key, newText, status, reporter, assignee, createdAt, now);
    }

    public Issue assignedTo(@Nullable String newAssignee, Instant now) {
        return new Issue(id, key, text, status, reporter, newAssignee, createdAt, now);
    }

    /** The change to another status; empty when the issue has that status already. */
    public Optional<StatusChange> changeTo(IssueStatus to, String actor, Instant now) {
        return status == to ? Optional.empty() : Optional.of(new StatusChange(id, status, to, actor, now));
    }

    /**
     * This issue after the change.
     *
     * @throws IllegalArgumentException if the change is of another issue or starts from another status
     */
    public Issue after(StatusChange change) {
        if (!change.issue().equals(id) || change.from() != status) {
            throw new IllegalArgumentException(
                    "%s does not start from issue %d in status %s".formatted(change, id.value(), status));
        }
        return new Issue(id, key, text, change.to(), reporter, assignee, createdAt, change.at());
    }

    public boolean isReportedBy(String name) {
        return name.equals(reporter);
    }
}
