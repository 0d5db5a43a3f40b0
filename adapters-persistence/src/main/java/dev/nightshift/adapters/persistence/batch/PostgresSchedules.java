package dev.nightshift.adapters.persistence.batch;

import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.domain.batch.MissedRuns;
import dev.nightshift.domain.batch.Schedule;
import dev.nightshift.domain.batch.Schedules;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.Update;

/** Schedules in the table {@code batch_schedules}; whether one is due is measured by the database's clock. */
public final class PostgresSchedules implements Schedules {

    private static final String READ =
            """
            SELECT name, template, cron, zone, missed_runs, owner, enabled, next_fire, clock_timestamp() AS now
              FROM batch_schedules
            """;

    private final Database database;

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
        return database.with(handle -> handle.createQuery(READ + " WHERE name = :name")
                .bind("name", name)
                .map((row, context) -> schedule(row))
                .findOne());
    }

    @Override
    public List<Schedule> all() {
        return database.with(handle -> handle.createQuery(READ + " ORDER BY name COLLATE \"C\"")
                .map((row, context) -> schedule(row))
                .list());
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
    public Optional<Due> holdDue() {
        return database.with(handle -> handle.createQuery(
                        READ
                                + """
                                  WHERE enabled AND next_fire <= (SELECT clock_timestamp())
                                  ORDER BY next_fire, name LIMIT 1
                                    FOR UPDATE SKIP LOCKED
                                 """)
                .map((row, context) -> new Due(schedule(row), Columns.instant(row, "now")))
                .findOne());
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
