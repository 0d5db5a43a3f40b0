package dev.nightshift.domain.tracking;

import static java.util.Comparator.comparing;

import dev.nightshift.domain.Page;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Comments in memory. */
final class InMemoryComments implements Comments {

    private static final Comparator<Comment.Position> OLDEST_FIRST =
            comparing(Comment.Position::createdAt).thenComparing(Comment.Position::id);

    private final InMemoryTracker tracker;

    InMemoryComments(InMemoryTracker tracker) {
        this.tracker = tracker;
    }

    @Override
    public Optional<Comment> add(IssueId issue, String author, String body, Instant at) {
        synchronized (tracker) {
            Comment comment = new Comment(tracker.nextCommentId(), issue, author, body, InMemoryTracker.kept(at));
            if (!tracker.state().issues().containsKey(issue)) {
                return Optional.empty();
            }
            tracker.state().comments().add(comment);
            return Optional.of(comment);
        }
    }

    @Override
    public Page<Comment, Comment.Position> of(IssueId issue, Comment.@Nullable Position after, int limit) {
        List<Comment> rows = sorted(issue)
                .filter(comment -> after == null || OLDEST_FIRST.compare(comment.position(), after) > 0)
                .limit(limit + 1L)
                .toList();
        return Page.cut(rows, limit, Comment::position);
    }

    @Override
    public List<Instant> timesOf(IssueId issue) {
        return sorted(issue).map(Comment::createdAt).toList();
    }

    private Stream<Comment> sorted(IssueId issue) {
        return tracker.allComments().stream()
                .filter(comment -> comment.issue().equals(issue))
                .sorted(comparing(Comment::position, OLDEST_FIRST));
    }
}
