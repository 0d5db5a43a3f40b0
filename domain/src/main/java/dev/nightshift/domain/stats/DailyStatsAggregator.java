package dev.nightshift.domain.stats;

import static java.util.Objects.requireNonNull;

import dev.nightshift.domain.tracking.IssueId;
import dev.nightshift.domain.tracking.StatusChange;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Counts what happened on each business day of a range. This is the specification of the daily statistics.
 *
 * <p>An issue that changed to RESOLVED or CLOSED on a day counts once as resolved on that day, however often it changed
 * and whatever became of it later.
 */
public record DailyStatsAggregator(BusinessCalendar calendar) {

    public DailyStatsAggregator {
        requireNonNull(calendar, "calendar");
    }

    /**
     * One row for every day of the range, ascending, zeros included.
     *
     * @param issuesCreated when each issue was created
     * @param changes every status change
     * @param commentsWritten when each comment was written
     */
    public List<DailyIssueStats> aggregate(
            DayRange range,
            Stream<Instant> issuesCreated,
            Stream<StatusChange> changes,
            Stream<Instant> commentsWritten) {
        Map<LocalDate, Integer> created = perDay(range, issuesCreated);
        Map<LocalDate, Set<IssueId>> resolved = resolvedPerDay(range, changes);
        Map<LocalDate, Integer> comments = perDay(range, commentsWritten);
        return range.days()
                .map(day -> new DailyIssueStats(
                        day,
                        created.getOrDefault(day, 0),
                        resolved.getOrDefault(day, Set.of()).size(),
                        comments.getOrDefault(day, 0)))
                .toList();
    }

    private Map<LocalDate, Integer> perDay(DayRange range, Stream<Instant> instants) {
        Map<LocalDate, Integer> counts = new HashMap<>();
        instants.map(calendar::dayOf).filter(range::contains).forEach(day -> counts.merge(day, 1, Integer::sum));
        return counts;
    }

    private Map<LocalDate, Set<IssueId>> resolvedPerDay(DayRange range, Stream<StatusChange> changes) {
        Map<LocalDate, Set<IssueId>> resolved = new HashMap<>();
        changes.filter(change -> change.to().isResolution()).forEach(change -> {
            LocalDate day = calendar.dayOf(change.at());
            if (range.contains(day)) {
                resolved.computeIfAbsent(day, any -> new HashSet<>()).add(change.issue());
            }
        });
        return resolved;
    }
}
