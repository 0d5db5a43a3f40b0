package dev.nightshift.application.tracking;

import dev.nightshift.application.Transactions;
import dev.nightshift.domain.tracking.Comment;
import dev.nightshift.domain.tracking.Comments;
import dev.nightshift.domain.tracking.IssueEvent;
import dev.nightshift.domain.tracking.IssueEvents;
import dev.nightshift.domain.tracking.IssueId;
import java.time.InstantSource;
import java.util.Optional;

/** Says something about an issue. */
public final class CommentOnIssue {

    private final Transactions transactions;
    private final Comments comments;
    private final IssueEvents events;
    private final InstantSource clock;

    public CommentOnIssue(Transactions transactions, Comments comments, IssueEvents events, InstantSource clock) {
        this.transactions = transactions;
        this.comments = comments;
        this.events = events;
        this.clock = clock;
    }

    /** The comment; empty when there is no such issue. */
    public Optional<Comment> comment(IssueId issue, String author, String body) {
        return transactions.inOne(() -> {
            Optional<Comment> comment = comments.add(issue, author, body, clock.instant());
            comment.ifPresent(said -> events.tell(new IssueEvent.Commented(issue, said.createdAt())));
            return comment;
        });
    }
}
