package dev.nightshift.adapters.persistence.batch;

import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.adapters.persistence.ReadableRows;
import dev.nightshift.domain.batch.MissedRuns;
import dev.nightshift.domain.batch.Schedule;
import dev.nightshift.domain.batch.Schedules;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** Schedules in the table {@code batch_schedules}; whether one is due is measured by the database's clock. */
public final class PostgresSchedules implements Schedules {

    private static final String READ =
            """
            SELECT name, template, cron, zone, missed_runs, owner, enabled, next_fire, clock_timestamp() AS now
              FROM batch_schedules
            """;

    static final String LAG =
            """
            SELECT count(*) AS schedules,
                   coalesce(extract(epoch FROM clock_timestamp() - min(next_fire)) * 1000, 0)::bigint AS longest
              FROM batch_schedules
             WHERE enabled AND next_fire <= (SELECT clock_timestamp()) - :grace * interval '1 millisecond'
            """;

    private final Database database;
    private final ReadableRows rows = new ReadableRows("schedules");

    public PostgresSchedules(Database database) {
        this.database = database;
    }

    @Override
    public boolean add(Schedule schedule) {
        return database.with(handle -> bind(
                                handle.createUpdate(
                                        """
                                        INSERT INTO batch_schedules
                                               (name, template, cron, zone, missed_runs, owner, enabled, next_fire)
                                        VALUES (:name, :template, :cron, :zone, :missedRuns, :owner, :enabled, :nextFire)
                                            ON CONFLICT (name) DO NOTHING
                                        """),
                                schedule)
                        .execute()
                > 0);
    }

    @Override
    public void replace(Schedule schedule) {
        database.run(handle -> bind(
                        handle.createUpdate(
                                """
                                UPDATE batch_schedules
                                   SET template = :template, cron = :cron, zone = :zone, missed_runs = :missedRuns,
                                       owner = :owner, enabled = :enabled, next_fire = :nextFire
                                 WHERE name = :name
                                """),
                        schedule)
                .execute());
    }

    private static Update bind(Update statement, Schedule schedule) {
        return statement
                .bind("name", schedule.name())
                .bind("template", schedule.template())
                .bind("cron", schedule.cron())
                .bind("zone", schedule.zone().getId())
                .bind("missedRuns", schedule.missedRuns().name())
                .bind("owner", schedule.owner())
                .bind("enabled", schedule.enabled())
                .bind("nextFire", Columns.column(schedule.nextFire()));
    }

    @Override
    public Optional<Schedule> find(String name) {
        return database.with(
                handle -> rows
                        .list(
                                handle.createQuery(READ + " WHERE name = :name").bind("name", name),
                                PostgresSchedules::schedule)
                        .stream()
                        .findFirst());
    }

    @Override
    public List<Schedule> all() {
        return database.with(handle ->
                rows.list(handle.createQuery(READ + " ORDER BY name COLLATE \"C\""), PostgresSchedules::schedule));
    }

    @Override
    public boolean remove(String name) {
        return database.with(handle -> handle.execute("DELETE FROM batch_schedules WHERE name = ?", name) > 0);
    }

    @Override
    public Instant now() {
        return database.with(handle -> handle.createQuery("SELECT clock_timestamp() AS now")
                .map((row, context) -> Columns.instant(row, "now"))
                .one());
    }

    /** The time is asked for when the row is locked, not before the wait for it. */
    @Override
    public Optional<Locked> lock(String name) {
        return database.with(handle -> handle.createQuery(
                        """
                        WITH locked AS MATERIALIZED (
                            SELECT * FROM batch_schedules WHERE name = :name FOR UPDATE)
                        SELECT locked.*, clock_timestamp() AS now FROM locked
                        """)
                .bind("name", name)
                .map((row, context) -> new Locked(schedule(row), Columns.instant(row, "now")))
                .findOne());
    }

    @Override
    public void note(String name, @Nullable String error) {
        database.run(handle -> handle.createUpdate(
                        """
                        UPDATE batch_schedules SET last_error = :error
                         WHERE name = :name AND last_error IS DISTINCT FROM :error
                        """)
                .bind("name", name)
                .bind("error", error)
                .execute());
    }

    @Override
    public Map<String, String> lastErrors() {
        return database.with(handle -> handle.createQuery(
                        "SELECT name, last_error FROM batch_schedules WHERE last_error IS NOT NULL")
                .map((row, context) -> Map.entry(row.getString("name"), row.getString("last_error")))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    @Override
    public Optional<Due> holdDue(Set<String> passed) {
        return database.with(handle -> handle.createQuery(
                        READ
                                + """
                                  WHERE enabled AND next_fire <= (SELECT clock_timestamp()) AND name <> ALL (:passed)
                                  ORDER BY next_fire, name LIMIT 1
                                    FOR UPDATE SKIP LOCKED
                                 """)
                .bind("passed", passed.toArray(String[]::new))
                .map((row, context) -> new Due(readable(row), Columns.instant(row, "now")))
                .findOne());
    }

    @Override
    public Lag lag(Duration grace) {
        return database.with(handle -> handle.createQuery(LAG)
                .bind("grace", grace.toMillis())
                .map((row, context) -> new Lag(row.getInt("schedules"), Duration.ofMillis(row.getLong("longest"))))
                .one());
    }

    private static Schedule readable(ResultSet row) throws SQLException {
        try {
            return schedule(row);
        } catch (RuntimeException unreadable) {
            throw new UnreadableSchedule(row.getString("name"), unreadable);
        }
    }

    private static Schedule schedule(ResultSet row) throws SQLException {
        return new Schedule(
                row.getString("name"),
                row.getString("template"),
                row.getString("cron"),
                ZoneId.of(row.getString("zone")),
                MissedRuns.valueOf(row.getString("missed_runs")),
                row.getString("owner"),
                row.getBoolean("enabled"),
                Columns.instantOrNull(row, "next_fire"));
    }
}
