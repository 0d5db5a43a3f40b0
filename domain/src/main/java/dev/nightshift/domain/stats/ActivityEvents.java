package dev.nightshift.domain.stats;

import dev.nightshift.domain.tracking.StatusChange;
import java.time.Instant;
import java.util.List;

/**
 * What happened in a range of days, event by event, in any order.
 *
 * @param created when each issue was created
 * @param resolutions each change to a status that resolves
 * @param comments when each comment was written
 */
public record ActivityEvents(List<Instant> created, List<StatusChange> resolutions, List<Instant> comments) {

    public ActivityEvents {
        created = List.copyOf(created);
        resolutions = List.copyOf(resolutions);
        comments = List.copyOf(comments);
    }
}
