package dev.nightshift.adapters.persistence.batch;

import com.zaxxer.hikari.HikariDataSource;
import dev.nightshift.adapters.persistence.DataSourceConnections;
import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.adapters.persistence.TestDatabase;
import dev.nightshift.domain.batch.BatchPorts;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import javax.sql.DataSource;

/** The ports of the batch engine on a real PostgreSQL whose clock can be moved. */
public record PostgresBatch(DataSource dataSource, Database database) {

    /** Stands before {@code pg_catalog} on the search path, so that all statements ask this clock. */
    private static final String MOVABLE_CLOCK =
            """
            CREATE SCHEMA moved;
            CREATE TABLE moved.clock (ahead interval NOT NULL);
            INSERT INTO moved.clock VALUES ('0');
            CREATE FUNCTION moved.clock_timestamp() RETURNS timestamptz LANGUAGE sql VOLATILE
                RETURN pg_catalog.clock_timestamp() + (SELECT ahead FROM moved.clock);
            DO $$BEGIN
                EXECUTE format('ALTER DATABASE %I SET search_path = moved, pg_catalog, public', current_database());
            END$$
            """;

    private static final String EMPTY =
            """
            DELETE FROM batch_live; DELETE FROM batch_finished; DELETE FROM batch_history; DELETE FROM batch_dead_items;
            DELETE FROM batch_logs; DELETE FROM batch_dependencies; DELETE FROM batch_workers; DELETE FROM batch_lanes;
            DELETE FROM batch_templates; DELETE FROM batch_schedules; DELETE FROM batch_counts; DELETE FROM batch_daily
            """;

    /** On a database of its own. */
    public static PostgresBatch fresh() {
        return of(TestDatabase.freshDataSource(40));
    }

    public static PostgresBatch of(DataSource dataSource) {
        Database database = new Database(new DataSourceConnections(dataSource));
        database.run(handle -> handle.execute(MOVABLE_CLOCK));
        if (dataSource instanceof HikariDataSource pool) {
            pool.getHikariPoolMXBean().softEvictConnections();
        }
        return new PostgresBatch(dataSource, database);
    }

    /** Forgets all that is kept; returns itself. */
    public PostgresBatch emptied() {
        database.run(handle -> handle.execute(EMPTY));
        return this;
    }

    /** With a queue of its own, as a process has it. */
    public BatchPorts ports() {
        return new BatchPorts(
                new PostgresJobQueue(database, EngineTimings.DEFAULT),
                new PostgresBatchJobs(database, EngineTimings.DEFAULT),
                new PostgresJobLogs(database),
                new PostgresDeadItems(database),
                new PostgresTemplates(database),
                new PostgresSchedules(database),
                new PostgresBatchMetrics(database),
                new PostgresBatchEvents(database));
    }

    public void letPass(Duration time) {
        database.run(handle ->
                handle.execute("UPDATE moved.clock SET ahead = ahead + ? * interval '1 ms'", time.toMillis()));
    }

    public Instant now() {
        return database.with(handle -> handle.createQuery("SELECT clock_timestamp()")
                .mapTo(OffsetDateTime.class)
                .one()
                .toInstant());
    }
}
