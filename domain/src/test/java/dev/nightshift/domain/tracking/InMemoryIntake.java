package dev.nightshift.domain.tracking;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An intake in memory. */
final class InMemoryIntake implements IssueIntake {

    private final InMemoryTracker tracker;
    private final List<Row<DumpedIssue>> issues = new ArrayList<>();
    private final List<Row<DumpedComment>> comments = new ArrayList<>();
    private final List<Row<DumpedStatusChange>> changes = new ArrayList<>();
    private final List<Misfit> misfits = new ArrayList<>();
    private final List<Instant> takenIn = new ArrayList<>();
    private long known;

    InMemoryIntake(InMemoryTracker tracker) {
        this.tracker = tracker;
    }

    @Override
    public void issue(DumpedIssue issue, long line) {
        issues.add(new Row<>(issue, line));
    }

    @Override
    public void comment(DumpedComment comment, long line) {
        comments.add(new Row<>(comment, line));
    }

    @Override
    public void statusChange(DumpedStatusChange change, long line) {
        changes.add(new Row<>(change, line));
    }

    @Override
    public Settled complete() {
        synchronized (tracker) {
            int newIssues = settleIssues();
            int newComments = settleComments();
            int newChanges = settleChanges();
            return new Settled(
                    newIssues,
                    newComments,
                    newChanges,
                    known,
                    misfits.stream()
                            .sorted(comparing((Misfit misfit) -> misfit.kind().name())
                                    .thenComparing(Misfit::line))
                            .limit(LISTED_MISFITS)
                            .toList(),
                    misfits.size(),
                    takenIn.stream()
                            .min(Instant::compareTo)
                            .map(earliest -> new Span(
                                    earliest,
                                    takenIn.stream().max(Instant::compareTo).orElse(earliest))));
        }
    }

    private int settleIssues() {
        Map<IssueKey, Long> seen = new HashMap<>();
        int before = takenIn.size();
        issues.stream().sorted(comparingLong(Row::line)).forEach(row -> {
            DumpedIssue dumped = row.value();
            Long first = seen.putIfAbsent(dumped.key(), row.line());
            if (first != null) {
                misfits.add(new Misfit(
                        Kind.ISSUES,
                        row.line(),
                        "key '%s' stands on line %d already"
                                .formatted(dumped.key().value(), first)));
            } else if (idOf(dumped.key()) != null) {
                known++;
            } else {
                add(dumped);
            }
        });
        return takenIn.size() - before;
    }

    private void add(DumpedIssue dumped) {
        IssueId id = new IssueId(tracker.nextIssueId());
        tracker.issues()
                .add(new Issue(
                        id,
                        dumped.key(),
                        dumped.text(),
                        dumped.status(),
                        dumped.reporter(),
                        dumped.assignee(),
                        dumped.createdAt(),
                        dumped.updatedAt()));
        tracker.state().timelessViews().put(id, dumped.views());
        takenIn.add(InMemoryTracker.kept(dumped.createdAt()));
    }

    private int settleComments() {
        int before = takenIn.size();
        List<Comment> unmatched = tracker.allComments();
        Multiset<Object> kept = new Multiset<>();
        unmatched.forEach(comment -> kept.add(sameness(comment)));
        comments.stream().sorted(comparingLong(Row::line)).forEach(row -> {
            DumpedComment dumped = row.value();
            IssueId issue = idOf(dumped.issue());
            if (issue == null) {
                misfits.add(noSuchIssue(Kind.COMMENTS, row.line(), dumped.issue()));
                return;
            }
            Comment comment = new Comment(
                    tracker.nextCommentId(),
                    issue,
                    dumped.author(),
                    dumped.body(),
                    InMemoryTracker.kept(dumped.createdAt()));
            if (kept.removeOne(sameness(comment))) {
                known++;
            } else {
                tracker.state().comments().add(comment);
                takenIn.add(comment.createdAt());
            }
        });
        return takenIn.size() - before;
    }

    private int settleChanges() {
        int before = takenIn.size();
        Multiset<Object> kept = new Multiset<>();
        tracker.changes().forEach(change -> kept.add(sameness(change)));
        List<Row<StatusChange>> fresh = new ArrayList<>();
        changes.stream().sorted(comparingLong(Row::line)).forEach(row -> {
            DumpedStatusChange dumped = row.value();
            IssueId issue = idOf(dumped.issue());
            if (issue == null) {
                misfits.add(noSuchIssue(Kind.EVENTS, row.line(), dumped.issue()));
                return;
            }
            StatusChange change = new StatusChange(
                    issue, IssueStatus.OPEN, dumped.to(), dumped.actor(), InMemoryTracker.kept(dumped.at()));
            if (kept.removeOne(sameness(change))) {
                known++;
            } else {
                fresh.add(new Row<>(change, row.line()));
                takenIn.add(change.at());
            }
        });
        append(fresh);
        return takenIn.size() - before;
    }

    /** Each starts from where the one before it in the issue's history has led. */
    private void append(List<Row<StatusChange>> fresh) {
        Map<Long, IssueStatus> from = new HashMap<>();
        fresh.stream().map(row -> row.value().issue()).distinct().forEach(issue -> {
            IssueStatus status = IssueStatus.OPEN;
            for (Row<StatusChange> row : historyWith(fresh, issue)) {
                from.put(row.line(), status);
                status = row.value().to();
            }
        });
        for (Row<StatusChange> row : fresh) {
            StatusChange change = row.value();
            tracker.state()
                    .changes()
                    .add(new StatusChange(
                            change.issue(),
                            from.getOrDefault(row.line(), IssueStatus.OPEN),
                            change.to(),
                            change.actor(),
                            change.at()));
        }
    }

    private List<Row<StatusChange>> historyWith(List<Row<StatusChange>> fresh, IssueId issue) {
        Stream<Row<StatusChange>> kept = tracker.history().of(issue).stream().map(change -> new Row<>(change, -1));
        return Stream.concat(
                        kept, fresh.stream().filter(row -> row.value().issue().equals(issue)))
                .sorted(comparing(row -> row.value().at()))
                .toList();
    }

    private @Nullable IssueId idOf(IssueKey key) {
        return tracker.state().issues().values().stream()
                .filter(issue -> issue.key().equals(key))
                .map(Issue::id)
                .findFirst()
                .orElse(null);
    }

    private static Misfit noSuchIssue(Kind kind, long line, IssueKey key) {
        return new Misfit(kind, line, "there is no issue with key '%s'".formatted(key.value()));
    }

    private static Object sameness(Comment comment) {
        return List.of(comment.issue(), Optional.ofNullable(comment.author()), comment.body(), comment.createdAt());
    }

    private static Object sameness(StatusChange change) {
        return List.of(change.issue(), change.to(), Optional.ofNullable(change.actor()), change.at());
    }

    private record Row<T>(T value, long line) {}

    /** How often each thing is there. */
    private static final class Multiset<T> {

        private final Map<T, Integer> times = new HashMap<>();

        void add(T thing) {
            times.merge(thing, 1, Integer::sum);
        }

        boolean removeOne(T thing) {
            Integer left = times.get(thing);
            if (left == null) {
                return false;
            }
            times.put(thing, left - 1);
            times.remove(thing, 0);
            return true;
        }
    }
}
