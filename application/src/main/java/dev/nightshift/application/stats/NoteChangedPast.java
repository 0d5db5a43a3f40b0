package dev.nightshift.application.stats;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.nightshift.domain.stats.BusinessCalendar;
import dev.nightshift.domain.stats.ChangedTimes;
import dev.nightshift.domain.stats.ChangedTimes.Span;
import dev.nightshift.domain.tracking.IssueEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;

/** Notes what happens to issues on days that are over, so that those days are counted again. */
public final class NoteChangedPast {

    /**
     * A day counts as over this long before its end: clocks of nodes differ by minutes, and a transaction may be open while
     * another node counts its day.
     */
    static final Duration MARGIN = Duration.ofMinutes(15);

    private final ChangedTimes changes;
    private final BusinessCalendar calendar;
    private final InstantSource clock;

    public NoteChangedPast(ChangedTimes changes, BusinessCalendar calendar, InstantSource clock) {
        this.changes = changes;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** Belongs into the transaction of the event. */
    public void note(IssueEvent event) {
        if (event instanceof IssueEvent.Reported reported) {
            noteIfPast(reported.issue().createdAt());
        } else if (event instanceof IssueEvent.StatusChanged changed) {
            noteIfPast(changed.change().at());
        } else if (event instanceof IssueEvent.Commented commented) {
            noteIfPast(commented.at());
        } else if (event instanceof IssueEvent.Deleted deleted) {
            deleted.touched().stream().collect(groupingBy(calendar::dayOf, TreeMap::new, toList())).values().stream()
                    .map(NoteChangedPast::spanOf)
                    .forEach(changes::note);
        } else if (event instanceof IssueEvent.Imported imported) {
            changes.note(new Span(imported.earliest(), imported.latest()));
        }
    }

    private void noteIfPast(Instant at) {
        if (calendar.dayOf(at).isBefore(calendar.dayOf(clock.instant().plus(MARGIN)))) {
            changes.note(Span.at(at));
        }
    }

    private static Span spanOf(List<Instant> instants) {
        return new Span(Collections.min(instants), Collections.max(instants));
    }
}
