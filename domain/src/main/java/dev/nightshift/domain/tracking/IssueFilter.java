package dev.nightshift.domain.tracking;

import dev.nightshift.domain.PlainText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which issues a list shows; a null part lets all pass.
 *
 * @param text must {@linkplain SearchWords#match match} the words of the issue
 * @param createdFrom earliest creation, inclusive
 * @param createdTo latest creation, exclusive
 */
public record IssueFilter(
        @Nullable IssueStatus status,
        @Nullable String reporter,
        @Nullable String assignee,
        @Nullable String text,
        @Nullable Instant createdFrom,
        @Nullable Instant createdTo) {

    public static final IssueFilter ALL = new IssueFilter(null, null, null, null, null, null);

    /** @throws IllegalArgumentException if {@code createdFrom} is after {@code createdTo}, or a text is not {@link PlainText} */
    public IssueFilter {
        PlainText.requireIfThere(reporter, "reporter");
        PlainText.requireIfThere(assignee, "assignee");
        PlainText.requireIfThere(text, "text");
        if (createdFrom != null && createdTo != null && createdFrom.isAfter(createdTo)) {
            throw new IllegalArgumentException(
                    "createdFrom must not be after createdTo, were %s and %s".formatted(createdFrom, createdTo));
        }
    }
}
