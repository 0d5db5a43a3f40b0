package dev.nightshift.adapters.persistence.stats;

import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.adapters.persistence.ReadableRows;
import dev.nightshift.adapters.persistence.Times;
import dev.nightshift.domain.stats.DailyIssueStats;
import dev.nightshift.domain.stats.DailyStats;
import dev.nightshift.domain.stats.DayRange;
import dev.nightshift.domain.stats.RecordedDay;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;

/** Daily statistics in the table {@code daily_stats}. */
public final class PostgresDailyStats implements DailyStats {

    /** Names the statistics among all advisory locks of the database. */
    private static final long LOCK = 0x7374617473L;

    private final Database database;
    private final ReadableRows rows = new ReadableRows("daily statistics");

    public PostgresDailyStats(Database database) {
        this.database = database;
    }

    @Override
    public void hold() {
        database.run(handle -> handle.execute("SELECT pg_advisory_xact_lock(?)", LOCK));
    }

    @Override
    public void replace(ZoneId zone, List<DailyIssueStats> days, Instant now) {
        database.run(handle -> handle.createUpdate(
                        """
                        INSERT INTO daily_stats AS kept
                               (zone, day, created, resolved, comments, created_at, updated_at)
                        SELECT :zone, day, created, resolved, comments, :now, :now
                          FROM unnest(:days, :created, :resolved, :comments) AS t (day, created, resolved, comments)
                            ON CONFLICT (zone, day) DO UPDATE
                           SET created = excluded.created, resolved = excluded.resolved,
                               comments = excluded.comments, updated_at = excluded.updated_at
                        """)
                .bind("zone", zone.getId())
                .bind("now", Times.column(now))
                .bind("days", days.stream().map(DailyIssueStats::date).toArray(LocalDate[]::new))
                .bind(
                        "created",
                        days.stream().mapToInt(DailyIssueStats::created).toArray())
                .bind(
                        "resolved",
                        days.stream().mapToInt(DailyIssueStats::resolved).toArray())
                .bind(
                        "comments",
                        days.stream().mapToInt(DailyIssueStats::comments).toArray())
                .execute());
    }

    @Override
    public List<RecordedDay> in(ZoneId zone, DayRange range) {
        return database.with(handle -> rows.list(
                handle.createQuery(
                                """
                        SELECT id, day, created, resolved, comments, created_at, updated_at
                          FROM daily_stats
                         WHERE zone = :zone AND day BETWEEN :first AND :last
                         ORDER BY day
                        """)
                        .bind("zone", zone.getId())
                        .bind("first", range.first())
                        .bind("last", range.last()),
                PostgresDailyStats::toRecordedDay));
    }

    @Override
    public List<ZoneId> zones() {
        return database.with(handle -> rows.list(
                handle.createQuery("SELECT DISTINCT zone FROM daily_stats ORDER BY zone"),
                row -> ZoneId.of(row.getString("zone"))));
    }

    private static RecordedDay toRecordedDay(ResultSet row) throws SQLException {
        return new RecordedDay(
                row.getLong("id"),
                new DailyIssueStats(
                        row.getObject("day", LocalDate.class),
                        row.getInt("created"),
                        row.getInt("resolved"),
                        row.getInt("comments")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }
}
