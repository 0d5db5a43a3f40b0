package dev.nightshift.domain.popularity;

import dev.nightshift.domain.Undoable;
import dev.nightshift.domain.tracking.InMemoryTracker;
import dev.nightshift.domain.tracking.IssueId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Scores in memory: what has been rolled up is ranked by the specification itself. */
public final class InMemoryPopularityScores implements PopularityScores, Undoable {

    private final InMemoryTracker tracker;
    private State state = new State(new TreeMap<>(), List.of(), Instant.MIN);

    public InMemoryPopularityScores(InMemoryTracker tracker) {
        this.tracker = tracker;
    }

    @Override
    public synchronized void begin(IssueId issue, Instant createdAt) {
        state.rolledUp().put(issue, new Engagement(issue, kept(createdAt), 0, List.of(), List.of()));
    }

    @Override
    public synchronized void remember(Map<IssueId, Long> weights, Instant at) {
        weights.forEach((issue, weight) -> state.pending().add(new Attention(issue, kept(at), weight)));
    }

    @Override
    public synchronized boolean rollUp(Instant now) {
        rollUpBefore(now);
        Instant later = now.isAfter(state.asOf()) ? now : state.asOf();
        state = new State(state.rolledUp(), state.pending(), later);
        return true;
    }

    @Override
    public synchronized void rebuild(Instant now) {
        state = new State(new TreeMap<>(), List.of(), now);
        tracker.sightings().forEach(seen -> {
            state.rolledUp()
                    .put(
                            seen.issue(),
                            new Engagement(seen.issue(), seen.createdAt(), seen.timelessViews(), List.of(), List.of()));
            seen.views().forEach(view -> state.pending().add(new Attention(seen.issue(), view.at(), view.count())));
            seen.comments().forEach(at -> state.pending().add(new Attention(seen.issue(), at, 1)));
        });
        rollUpBefore(now);
    }

    @Override
    public synchronized List<RankedIssue> top(PopularityRule rule, int limit, Instant now) {
        Instant at =
                switch (rule) {
                    case RECENT -> now;
                    case ACTIVITY -> state.asOf();
                };
        Set<IssueId> there = new HashSet<>();
        tracker.sightings().forEach(seen -> there.add(seen.issue()));
        Stream<Engagement> rolledUp = state.rolledUp().values().stream().filter(seen -> there.contains(seen.issue()));
        return at.equals(Instant.MIN) ? List.of() : new PopularityRanking(rule, at).top(limit, rolledUp);
    }

    @Override
    public List<RankedIssue> topAt(PopularityRule rule, int limit, Instant at) {
        return new PopularityRanking(rule, at).top(limit, tracker.sightings().stream());
    }

    @Override
    public synchronized Runnable savepoint() {
        State before = new State(state.rolledUp(), state.pending(), state.asOf());
        return () -> restore(before);
    }

    private synchronized void restore(State before) {
        state = new State(before.rolledUp(), before.pending(), before.asOf());
    }

    private void rollUpBefore(Instant now) {
        state.pending().removeIf(attention -> {
            boolean happened = attention.at().isBefore(now);
            if (happened) {
                state.rolledUp().computeIfPresent(attention.issue(), (issue, seen) -> seenMore(seen, attention));
            }
            return happened;
        });
    }

    private static Engagement seenMore(Engagement seen, Attention attention) {
        List<Engagement.ViewCount> more = new ArrayList<>(seen.views());
        more.add(new Engagement.ViewCount(attention.at(), attention.weight()));
        return new Engagement(seen.issue(), seen.createdAt(), seen.timelessViews(), more, seen.comments());
    }

    private static Instant kept(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }

    private record Attention(IssueId issue, Instant at, long weight) {}

    private record State(Map<IssueId, Engagement> rolledUp, List<Attention> pending, Instant asOf) {

        State {
            rolledUp = new TreeMap<>(rolledUp);
            pending = new ArrayList<>(pending);
        }
    }
}
