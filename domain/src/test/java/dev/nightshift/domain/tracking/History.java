package dev.nightshift.domain.tracking;

import static dev.nightshift.domain.tracking.IssueBuilder.anIssue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** What happens to a few issues, in the order in which it comes in; times may be in any order. */
public record History(List<Event> events) {

    public History {
        events = List.copyOf(events);
    }

    /** One thing that happens. */
    public sealed interface Event {

        void happenIn(Tracker tracker);
    }

    record Reported(IssueId issue, Instant at) implements Event {

        @Override
        public void happenIn(Tracker tracker) {
            if (tracker.issues().find(issue).isEmpty()) {
                tracker.issues().add(anIssue().withId(issue).createdOn(at).build());
            }
        }
    }

    record Changed(IssueId issue, IssueStatus to, Instant at) implements Event {

        @Override
        public void happenIn(Tracker tracker) {
            if (tracker.issues().find(issue).isPresent()) {
                tracker.history().append(new StatusChange(issue, IssueStatus.OPEN, to, null, at));
            }
        }
    }

    record Commented(IssueId issue, Instant at) implements Event {

        @Override
        public void happenIn(Tracker tracker) {
            tracker.comments().add(issue, "bob", "Indeed.", at);
        }
    }

    record Viewed(IssueId issue, long times, Instant at) implements Event {

        @Override
        public void happenIn(Tracker tracker) {
            tracker.views().add(Map.of(issue, times), at);
        }
    }

    record Deleted(IssueId issue) implements Event {

        @Override
        public void happenIn(Tracker tracker) {
            tracker.issues().remove(issue);
        }
    }

    public void happenIn(Tracker tracker) {
        tracker.inOne(() -> events.forEach(event -> event.happenIn(tracker)));
    }

    /** Mostly reports, changes and comments; now and then a deletion. */
    public static Arbitrary<History> at(Arbitrary<Instant> times) {
        Arbitrary<IssueId> ids = Arbitraries.longs().between(1, 8).map(IssueId::new);
        Arbitrary<Event> reported = Combinators.combine(ids, times).as(Reported::new);
        Arbitrary<Event> changed = Combinators.combine(ids, Arbitraries.of(IssueStatus.class), times)
                .as(Changed::new);
        Arbitrary<Event> commented = Combinators.combine(ids, times).as(Commented::new);
        Arbitrary<Event> viewed = Combinators.combine(ids, Arbitraries.longs().between(1, 5), times)
                .as(Viewed::new);
        Arbitrary<Event> deleted = ids.map(Deleted::new);
        return Arbitraries.frequencyOf(
                        Tuple.of(6, reported),
                        Tuple.of(6, changed),
                        Tuple.of(6, commented),
                        Tuple.of(3, viewed),
                        Tuple.of(1, deleted))
                .list()
                .ofMaxSize(40)
                .map(History::new);
    }
}
