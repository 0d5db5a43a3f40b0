package dev.nightshift.domain.stats;

import dev.nightshift.domain.tracking.Comment;
import dev.nightshift.domain.tracking.InMemoryTracker;
import dev.nightshift.domain.tracking.IssueId;
import dev.nightshift.domain.tracking.StatusChange;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The activity of the tracker in memory, counted by the specification itself. */
public final class InMemoryIssueActivity implements IssueActivity {

    private final InMemoryTracker tracker;

    public InMemoryIssueActivity(InMemoryTracker tracker) {
        this.tracker = tracker;
    }

    @Override
    public List<DailyIssueStats> countPerDay(DayRange range, BusinessCalendar calendar) {
        return new DailyStatsAggregator(calendar)
                .aggregate(range, tracker.creations().stream(), tracker.changes().stream(), comments());
    }

    @Override
    public Optional<ActivityEvents> events(DayRange range, BusinessCalendar calendar, int most) {
        if (most < 0) {
            throw new IllegalArgumentException("most must be >= 0, was " + most);
        }
        ActivityEvents events = new ActivityEvents(
                within(range, calendar, tracker.creations().stream()),
                resolutions()
                        .filter(change -> range.contains(calendar.dayOf(change.at())))
                        .toList(),
                within(range, calendar, comments()));
        int size = events.created().size()
                + events.resolutions().size()
                + events.comments().size();
        return size > most ? Optional.empty() : Optional.of(events);
    }

    private static List<Instant> within(DayRange range, BusinessCalendar calendar, Stream<Instant> instants) {
        return instants.filter(instant -> range.contains(calendar.dayOf(instant)))
                .toList();
    }

    @Override
    public LeadTimes leadTimes(DayRange range, BusinessCalendar calendar) {
        Map<IssueId, Instant> firstResolutions = new HashMap<>();
        resolutions()
                .forEach(change -> firstResolutions.merge(
                        change.issue(), change.at(), (one, other) -> one.isBefore(other) ? one : other));
        return LeadTimes.of(
                tracker.sightings().stream().flatMap(seen -> Stream.ofNullable(firstResolutions.get(seen.issue()))
                        .filter(resolved -> range.contains(calendar.dayOf(resolved)))
                        .map(resolved -> Duration.between(seen.createdAt(), resolved))));
    }

    @Override
    public Optional<Instant> first() {
        return Stream.of(tracker.creations().stream(), resolutions().map(StatusChange::at), comments())
                .flatMap(instants -> instants)
                .min(Instant::compareTo);
    }

    private Stream<StatusChange> resolutions() {
        return tracker.changes().stream().filter(change -> change.to().isResolution());
    }

    private Stream<Instant> comments() {
        return tracker.allComments().stream().map(Comment::createdAt);
    }
}
