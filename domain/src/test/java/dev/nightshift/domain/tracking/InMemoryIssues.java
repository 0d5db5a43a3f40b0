package dev.nightshift.domain.tracking;

import static java.util.Comparator.comparing;

import dev.nightshift.domain.Page;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Issues in memory. */
final class InMemoryIssues implements Issues {

    private static final Comparator<TrackedIssue.Position> OLDEST_FIRST =
            comparing(TrackedIssue.Position::createdAt).thenComparing(TrackedIssue.Position::id);

    private final InMemoryTracker tracker;

    InMemoryIssues(InMemoryTracker tracker) {
        this.tracker = tracker;
    }

    @Override
    public IssueId nextId() {
        while (true) {
            IssueId id = new IssueId(tracker.nextIssueId());
            if (!isTaken(id, IssueKey.of(id))) {
                return id;
            }
        }
    }

    @Override
    public void add(Issue issue) {
        synchronized (tracker) {
            if (isTaken(issue.id(), issue.key())) {
                throw new IllegalArgumentException("issue id %d or key '%s' is taken"
                        .formatted(issue.id().value(), issue.key().value()));
            }
            tracker.state().issues().put(issue.id(), asKept(issue));
        }
    }

    @Override
    public Optional<Issue> findForUpdate(IssueId id) {
        return find(id).map(TrackedIssue::issue);
    }

    @Override
    public Optional<Issue> findForRemoval(IssueId id) {
        return findForUpdate(id);
    }

    @Override
    public Optional<TrackedIssue> find(IssueId id) {
        synchronized (tracker) {
            return Optional.ofNullable(tracker.state().issues().get(id)).map(this::tracked);
        }
    }

    @Override
    public List<TrackedIssue> find(List<IssueId> ids) {
        return ids.stream().distinct().flatMap(id -> find(id).stream()).toList();
    }

    @Override
    public void update(Issue issue) {
        synchronized (tracker) {
            tracker.state().issues().computeIfPresent(issue.id(), (id, before) -> asKept(issue));
        }
    }

    @Override
    public boolean remove(IssueId id) {
        synchronized (tracker) {
            InMemoryTracker.State state = tracker.state();
            state.timelessViews().remove(id);
            state.comments().removeIf(comment -> comment.issue().equals(id));
            state.changes().removeIf(change -> change.issue().equals(id));
            state.views().removeIf(view -> view.issue().equals(id));
            return state.issues().remove(id) != null;
        }
    }

    @Override
    public Page<TrackedIssue, TrackedIssue.Position> list(
            IssueFilter filter, TrackedIssue.@Nullable Position after, int limit) {
        synchronized (tracker) {
            List<TrackedIssue> rows = tracker.state().issues().values().stream()
                    .filter(passing(filter))
                    .map(this::tracked)
                    .filter(row -> after == null || OLDEST_FIRST.compare(row.position(), after) < 0)
                    .sorted(comparing(TrackedIssue::position, OLDEST_FIRST).reversed())
                    .limit(limit + 1L)
                    .toList();
            return Page.cut(rows, limit, TrackedIssue::position);
        }
    }

    private static Predicate<Issue> passing(IssueFilter filter) {
        return issue -> (filter.status() == null || filter.status() == issue.status())
                && (filter.reporter() == null || filter.reporter().equals(issue.reporter()))
                && (filter.assignee() == null || filter.assignee().equals(issue.assignee()))
                && (filter.text() == null || SearchWords.of(issue.text()).match(filter.text()))
                && (filter.createdFrom() == null || !issue.createdAt().isBefore(filter.createdFrom()))
                && (filter.createdTo() == null || issue.createdAt().isBefore(filter.createdTo()));
    }

    private boolean isTaken(IssueId id, IssueKey key) {
        synchronized (tracker) {
            return tracker.state().issues().containsKey(id)
                    || tracker.state().issues().values().stream()
                            .anyMatch(issue -> issue.key().equals(key));
        }
    }

    private TrackedIssue tracked(Issue issue) {
        return new TrackedIssue(issue, tracker.attentionOf(issue.id()));
    }

    private static Issue asKept(Issue issue) {
        return new Issue(
                issue.id(),
                issue.key(),
                issue.text(),
                issue.status(),
                issue.reporter(),
                issue.assignee(),
                InMemoryTracker.kept(issue.createdAt()),
                InMemoryTracker.kept(issue.updatedAt()));
    }
}
