package dev.nightshift.domain.tracking;

import dev.nightshift.domain.Undoable;
import dev.nightshift.domain.popularity.Engagement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** All of the tracker's ports in memory. Times are kept to the microsecond, as the real store keeps them. */
public final class InMemoryTracker implements Tracker, Undoable {

    private final AtomicLong lastIssueId = new AtomicLong();
    private final AtomicLong lastCommentId = new AtomicLong();
    private State state = new State(new TreeMap<>(), new TreeMap<>(), List.of(), List.of(), List.of());

    @Override
    public Issues issues() {
        return new InMemoryIssues(this);
    }

    @Override
    public Comments comments() {
        return new InMemoryComments(this);
    }

    @Override
    public StatusHistory history() {
        return new InMemoryStatusHistory(this);
    }

    @Override
    public Views views() {
        return new InMemoryViews(this);
    }

    @Override
    public IssueIntake intake() {
        return new InMemoryIntake(this);
    }

    @Override
    public synchronized <T> T inOne(Supplier<T> work) {
        Runnable undo = savepoint();
        try {
            return work.get();
        } catch (RuntimeException | Error failure) {
            undo.run();
            throw failure;
        }
    }

    @Override
    public synchronized Runnable savepoint() {
        State before = state.copy();
        return () -> restore(before);
    }

    /** When each issue was created. */
    public synchronized List<Instant> creations() {
        return state.issues().values().stream().map(Issue::createdAt).toList();
    }

    public synchronized List<StatusChange> changes() {
        return List.copyOf(state.changes());
    }

    public synchronized List<Comment> allComments() {
        return List.copyOf(state.comments());
    }

    /** All that the ranking needs to know. */
    public synchronized List<Engagement> sightings() {
        return state.issues().values().stream().map(this::sightingsOf).toList();
    }

    /** The time as the real store keeps it. */
    static Instant kept(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }

    State state() {
        return state;
    }

    long nextIssueId() {
        return lastIssueId.incrementAndGet();
    }

    long nextCommentId() {
        return lastCommentId.incrementAndGet();
    }

    Attention attentionOf(IssueId issue) {
        long comments = state.comments().stream()
                .filter(comment -> comment.issue().equals(issue))
                .count();
        long views = state.views().stream()
                .filter(view -> view.issue().equals(issue))
                .mapToLong(ViewsKept::count)
                .sum();
        return new Attention(views + state.timelessViews().getOrDefault(issue, 0L), comments);
    }

    private Engagement sightingsOf(Issue issue) {
        return new Engagement(
                issue.id(),
                issue.createdAt(),
                state.timelessViews().getOrDefault(issue.id(), 0L),
                state.views().stream()
                        .filter(view -> view.issue().equals(issue.id()))
                        .map(view -> new Engagement.ViewCount(view.at(), view.count()))
                        .toList(),
                state.comments().stream()
                        .filter(comment -> comment.issue().equals(issue.id()))
                        .map(Comment::createdAt)
                        .toList());
    }

    private synchronized void restore(State before) {
        state = before.copy();
    }

    /** Views that were flushed together. */
    record ViewsKept(IssueId issue, Instant at, long count) {}

    /** Everything that is kept. */
    record State(
            Map<IssueId, Issue> issues,
            Map<IssueId, Long> timelessViews,
            List<Comment> comments,
            List<StatusChange> changes,
            List<ViewsKept> views) {

        State {
            issues = new TreeMap<>(issues);
            timelessViews = new TreeMap<>(timelessViews);
            comments = new ArrayList<>(comments);
            changes = new ArrayList<>(changes);
            views = new ArrayList<>(views);
        }

        State copy() {
            return new State(issues, timelessViews, comments, changes, views);
        }
    }
}
