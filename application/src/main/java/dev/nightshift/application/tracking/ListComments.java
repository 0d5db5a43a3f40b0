package dev.nightshift.application.tracking;

import dev.nightshift.domain.Page;
import dev.nightshift.domain.tracking.Comment;
import dev.nightshift.domain.tracking.Comments;
import dev.nightshift.domain.tracking.IssueId;
import dev.nightshift.domain.tracking.Issues;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lists what was said about an issue, oldest first. */
public final class ListComments {

    private final Issues issues;
    private final Comments comments;

    public ListComments(Issues issues, Comments comments) {
        this.issues = issues;
        this.comments = comments;
    }

    /** A page of the comments; empty when there is no such issue. */
    public Optional<Page<Comment, Comment.Position>> list(IssueId issue, Comment.@Nullable Position after, int limit) {
        return issues.find(issue).map(there -> comments.of(issue, after, limit));
    }
}
