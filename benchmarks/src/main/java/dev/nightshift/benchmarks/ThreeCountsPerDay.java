package dev.nightshift.benchmarks;

import dev.nightshift.domain.stats.BusinessCalendar;
import dev.nightshift.domain.stats.DailyIssueStats;
import dev.nightshift.domain.stats.DayRange;
import java.sql.PreparedStatement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** The naive way: three prepared COUNT queries for every day, over the same indexes. */
final class ThreeCountsPerDay {

    private final PreparedStatement created;
    private final PreparedStatement resolved;
    private final PreparedStatement comments;

    ThreeCountsPerDay(Sql sql) {
        created = sql.prepared("SELECT count(*) FROM issues WHERE created_at >= ? AND created_at < ?");
        resolved = sql.prepared("SELECT count(DISTINCT issue_id) FROM status_changes"
                + " WHERE to_status IN ('RESOLVED', 'CLOSED') AND at >= ? AND at < ?");
        comments = sql.prepared("SELECT count(*) FROM comments WHERE created_at >= ? AND created_at < ?");
    }

    List<DailyIssueStats> countPerDay(DayRange range, BusinessCalendar calendar) {
        return range.days().map(day -> count(day, calendar)).toList();
    }

    private DailyIssueStats count(LocalDate day, BusinessCalendar calendar) {
        OffsetDateTime start = calendar.startOf(day).atOffset(ZoneOffset.UTC);
        OffsetDateTime end = calendar.endOf(day).atOffset(ZoneOffset.UTC);
        return new DailyIssueStats(
                day, count(created, start, end), count(resolved, start, end), count(comments, start, end));
    }

    private static int count(PreparedStatement statement, OffsetDateTime start, OffsetDateTime end) {
        return Sql.query(statement, row -> row.getInt(1), start, end).get(0);
    }
}
