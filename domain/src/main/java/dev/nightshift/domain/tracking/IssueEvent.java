package dev.nightshift.domain.tracking;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Something that happened to issues, told in the transaction in which it happened. */
public sealed interface IssueEvent {

    record Reported(Issue issue) implements IssueEvent {}

    record StatusChanged(StatusChange change) implements IssueEvent {}

    record Commented(IssueId issue, Instant at) implements IssueEvent {}

    /** Views per issue, flushed at an instant. */
    record Viewed(Map<IssueId, Long> counts, Instant at) implements IssueEvent {}

    /**
     * An issue is gone, with all that belonged to it.
     *
     * @param touched every instant at which it was created, changed its status, or was commented on
     */
    record Deleted(IssueId issue, List<Instant> touched) implements IssueEvent {}

    /** Issues, comments and status changes came in whose instants lie within [earliest, latest]. */
    record Imported(Instant earliest, Instant latest) implements IssueEvent {}
}
