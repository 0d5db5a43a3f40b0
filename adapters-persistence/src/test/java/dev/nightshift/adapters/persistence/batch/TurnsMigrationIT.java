package dev.nightshift.adapters.persistence.batch;

import static dev.nightshift.domain.batch.NewJobBuilder.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.nightshift.adapters.persistence.DataSourceConnections;
import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.adapters.persistence.Migrations;
import dev.nightshift.adapters.persistence.TestDatabase;
import dev.nightshift.domain.batch.Claim;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.NewJob;
import dev.nightshift.domain.batch.TypeName;
import dev.nightshift.domain.batch.WorkerId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** A queue of the version before owners took turns. */
class TurnsMigrationIT {

    private static final String OLD = "queue_without_turns";
    private static final TypeName MAIL = TypeName.of("MAIL");

    private static final String WAITING =
            """
            INSERT INTO batch_live (job_id, partition, lane, priority, state, claim_at, due, type_name, type_version, strategy,
                                    owner, parameters, created_at)
            SELECT overlay(overlay(gen_random_uuid()::text PLACING '7' FROM 15) PLACING '8' FROM 20)::uuid, 0, 'MAIL', 1,
                   'QUEUED', now() + n * interval '1 ms', now(), 'MAIL', 1, 'CHUNKED',
                   CASE WHEN n <= 300 THEN 'ada' ELSE 'bob' END, '{}', now()
              FROM generate_series(1, 310) AS n
            """;

    private final HikariDataSource server = (HikariDataSource) TestDatabase.freshDataSource(2);

    private PGSimpleDataSource old() {
        new Database(new DataSourceConnections(server)).run(handle -> handle.execute("CREATE DATABASE " + OLD));
        PGSimpleDataSource old = new PGSimpleDataSource();
        old.setUrl(server.getJdbcUrl());
        old.setDatabaseName(OLD);
        return old;
    }

    @AfterEach
    void close() {
        new Database(new DataSourceConnections(server))
                .run(handle -> handle.execute("DROP DATABASE " + OLD + " WITH (FORCE)"));
        server.close();
    }

    @Test
    void what_waits_gets_turns_by_owner_and_new_jobs_come_in_between() {
        PGSimpleDataSource old = old();
        Migrations migrations = new Migrations(old);
        migrations.migrateTo("160");
        Database database = new Database(new DataSourceConnections(old));
        database.run(handle -> handle.execute(WAITING));
        migrations.migrate();
        PostgresJobQueue queue = new PostgresJobQueue(database, EngineTimings.DEFAULT);
        WorkerId worker = new WorkerId(UUID.randomUUID());
        queue.register(worker, "w", 10, List.of(MAIL));
        NewJob first = aJob().ownedBy("eve").build();
        PostgresBatchJobs jobs = new PostgresBatchJobs(database, EngineTimings.DEFAULT);
        jobs.add(List.of(first));
        List<JobId> claimed = queue.claim(worker, List.of(MAIL), 9).stream()
                .map(Claim::task)
                .map(task -> task.job())
                .toList();
        assertThat(claimed).contains(first.id());
        assertThat(jobs.ownersOf(claimed).values().stream().filter("ada"::equals))
                .hasSize(4);
        assertThat(jobs.ownersOf(claimed).values().stream().filter("bob"::equals))
                .hasSize(4);
    }
}
