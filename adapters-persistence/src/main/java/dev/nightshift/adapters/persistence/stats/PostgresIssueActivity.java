package dev.nightshift.adapters.persistence.stats;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.adapters.persistence.Times;
import dev.nightshift.domain.stats.ActivityEvents;
import dev.nightshift.domain.stats.BusinessCalendar;
import dev.nightshift.domain.stats.DailyIssueStats;
import dev.nightshift.domain.stats.DayRange;
import dev.nightshift.domain.stats.IssueActivity;
import dev.nightshift.domain.stats.LeadTimes;
import dev.nightshift.domain.tracking.IssueId;
import dev.nightshift.domain.tracking.IssueStatus;
import dev.nightshift.domain.tracking.StatusChange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts over the tracker's tables, reading each of them once for a range of any length. */
public final class PostgresIssueActivity implements IssueActivity {

    /** As the domain says, and as literals: the index of resolutions is found only by them. */
    private static final String RESOLUTIONS =
            IssueStatus.resolutions().stream().map(status -> "'" + status + "'").collect(joining(", "));

    /**
     * {@code width_bucket} finds the day by binary search in the boundaries, which come from the calendar: the server's own
     * knowledge of zones plays no part.
     */
    static final String COUNT_PER_DAY =
            """
            SELECT bucket, sum(created)::int AS created, sum(resolved)::int AS resolved, sum(comments)::int AS comments
              FROM (SELECT width_bucket(created_at, :boundaries) AS bucket, count(*) AS created, 0 AS resolved, 0 AS comments
                      FROM issues
                     WHERE created_at >= :start AND created_at < :end
                     GROUP BY 1
                     UNION ALL
                    SELECT bucket, 0, count(*), 0
                      FROM (SELECT DISTINCT width_bucket(at, :boundaries) AS bucket, issue_id
                              FROM status_changes
                             WHERE to_status IN (%1$s) AND at >= :start AND at < :end) AS resolution
                     GROUP BY 1
                     UNION ALL
                    SELECT width_bucket(created_at, :boundaries), 0, 0, count(*)
                      FROM comments
                     WHERE created_at >= :start AND created_at < :end
                     GROUP BY 1) AS activity
             GROUP BY bucket
            """
                    .formatted(RESOLUTIONS);

    private static final String LEAD_TIMES =
            """
            SELECT count(*) AS issues,
                   (extract(epoch FROM percentile_disc(0.50) WITHIN GROUP (ORDER BY lead_time)) * 1000000)::bigint AS median,
                   (extract(epoch FROM percentile_disc(0.85) WITHIN GROUP (ORDER BY lead_time)) * 1000000)::bigint AS p85
              FROM (SELECT resolution.at - i.created_at AS lead_time
                      FROM (SELECT issue_id, min(at) AS at
                              FROM status_changes c
                             WHERE to_status IN (%1$s) AND at >= :start AND at < :end
                             GROUP BY issue_id) AS resolution
                      JOIN issues i ON i.id = resolution.issue_id
                     WHERE NOT EXISTS (SELECT FROM status_changes earlier
                                        WHERE earlier.issue_id = resolution.issue_id AND earlier.at < :start
                                          AND earlier.to_status IN (%1$s))) AS lead_times
            """
                    .formatted(RESOLUTIONS);

    private static final String FIRST =
            """
            SELECT least(
                (SELECT min(created_at) FROM issues),
                (SELECT min(at) FROM status_changes WHERE to_status IN (%1$s)),
                (SELECT min(created_at) FROM comments))
            """
                    .formatted(RESOLUTIONS);

    private static final String EVENTS =
            """
            (SELECT NULL::bigint AS issue, NULL AS from_status, NULL AS to_status, created_at AS at, true AS creation
               FROM issues WHERE created_at >= :start AND created_at < :end LIMIT :most)
             UNION ALL
            (SELECT issue_id, from_status, to_status, at, false
               FROM status_changes WHERE to_status IN (%1$s) AND at >= :start AND at < :end LIMIT :most)
             UNION ALL
            (SELECT NULL, NULL, NULL, created_at, false
               FROM comments WHERE created_at >= :start AND created_at < :end LIMIT :most)
            """
                    .formatted(RESOLUTIONS);

    private final Database database;

    public PostgresIssueActivity(Database database) {
        this.database = database;
    }

    @Override
    public List<DailyIssueStats> countPerDay(DayRange range, BusinessCalendar calendar) {
        List<LocalDate> days = range.days().toList();
        Map<LocalDate, DailyIssueStats> counted = database.with(handle -> handle
                .createQuery(COUNT_PER_DAY)
                .bind("boundaries", Times.columns(calendar.boundariesOf(range)))
                .bind("start", Times.column(calendar.startOf(range.first())))
                .bind("end", Times.column(calendar.endOf(range.last())))
                .map((row, context) -> toStats(row, days))
                .stream()
                .collect(toMap(DailyIssueStats::date, identity())));
        return days.stream()
                .map(day -> counted.getOrDefault(day, DailyIssueStats.nothingOn(day)))
                .toList();
    }

    @Override
    public Optional<ActivityEvents> events(DayRange range, BusinessCalendar calendar, int most) {
        if (most < 0) {
            throw new IllegalArgumentException("most must be >= 0, was " + most);
        }
        List<Instant> created = new ArrayList<>();
        List<StatusChange> resolutions = new ArrayList<>();
        List<Instant> comments = new ArrayList<>();
        long events = database.with(handle -> handle
                .createQuery(EVENTS)
                .bind("start", Times.column(calendar.startOf(range.first())))
                .bind("end", Times.column(calendar.endOf(range.last())))
                .bind("most", most + 1L)
                .map((row, context) -> {
                    Instant at = row.getObject("at", OffsetDateTime.class).toInstant();
                    if (row.getString("to_status") != null) {
                        return resolutions.add(resolution(row, at));
                    }
                    return row.getBoolean("creation") ? created.add(at) : comments.add(at);
                })
                .stream()
                .count());
        return events > most ? Optional.empty() : Optional.of(new ActivityEvents(created, resolutions, comments));
    }

    private static StatusChange resolution(ResultSet row, Instant at) throws SQLException {
        return new StatusChange(
                new IssueId(row.getLong("issue")),
                IssueStatus.valueOf(row.getString("from_status")),
                IssueStatus.valueOf(row.getString("to_status")),
                null,
                at);
    }

    @Override
    public LeadTimes leadTimes(DayRange range, BusinessCalendar calendar) {
        return database.with(handle -> handle.createQuery(LEAD_TIMES)
                .bind("start", Times.column(calendar.startOf(range.first())))
                .bind("end", Times.column(calendar.endOf(range.last())))
                .map((row, context) -> row.getLong("issues") == 0
                        ? new LeadTimes(0, null, null)
                        : new LeadTimes(
                                row.getLong("issues"), micros(row.getLong("median")), micros(row.getLong("p85"))))
                .one());
    }

    @Override
    public Optional<Instant> first() {
        return database.with(handle -> handle.createQuery(FIRST)
                .map((row, context) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant))
                .one());
    }

    /** Buckets count from 1, days from 0. */
    private static DailyIssueStats toStats(ResultSet row, List<LocalDate> days) throws SQLException {
        return new DailyIssueStats(
                days.get(row.getInt("bucket") - 1),
                row.getInt("created"),
                row.getInt("resolved"),
                row.getInt("comments"));
    }

    private static Duration micros(long micros) {
        return Duration.ofNanos(Math.multiplyExact(micros, 1000L));
    }
}
