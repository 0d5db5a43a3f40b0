package dev.nightshift.application.stats;

import dev.nightshift.domain.stats.BusinessCalendar;
import dev.nightshift.domain.stats.ChangedTimes;
import dev.nightshift.domain.stats.ChangedTimes.Span;
import dev.nightshift.domain.tracking.IssueEvent;
import java.time.Instant;
import java.time.InstantSource;

/** Notes what happens to issues on days that are over, so that those days are counted again. */
public final class NoteChangedPast {

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
            deleted.touched().stream().distinct().map(Span::at).forEach(changes::note);
        } else if (event instanceof IssueEvent.Imported imported) {
            changes.note(new Span(imported.earliest(), imported.latest()));
        }
    }

    private void noteIfPast(Instant at) {
        if (calendar.dayOf(at).isBefore(calendar.dayOf(clock.instant()))) {
            changes.note(Span.at(at));
        }
    }
}
