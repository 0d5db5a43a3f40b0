package dev.nightshift.domain.tracking;

import dev.nightshift.domain.Page;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was said about issues. */
public interface Comments {

    /**
     * Appends a comment and counts it; empty when there is no such issue.
     *
     * @throws IllegalArgumentException if author or body is not {@link dev.nightshift.domain.PlainText}
     */
    Optional<Comment> add(IssueId issue, String author, String body, Instant at);

    /** An issue's comments, oldest first; empty for an unknown issue. */
    Page<Comment, Comment.Position> of(IssueId issue, Comment.@Nullable Position after, int limit);

    /** When each comment of an issue was written, oldest first. */
    List<Instant> timesOf(IssueId issue);
}
