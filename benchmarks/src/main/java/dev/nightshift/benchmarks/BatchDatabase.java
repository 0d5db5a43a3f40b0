package dev.nightshift.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.nightshift.adapters.persistence.Migrations;
import dev.nightshift.embeddedpostgres.EmbeddedPostgres;
import dev.nightshift.embeddedpostgres.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The program's own PostgreSQL with the program's schema, for our batch engine and for its rivals, each in a schema. */
final class BatchDatabase implements AutoCloseable {

    /** The schema that ours is in. */
    static final String OURS = "public";

    private final EmbeddedPostgres postgres;
    private final Thread last;

    private BatchDatabase(EmbeddedPostgres postgres) {
        this.postgres = postgres;
        this.last = new Thread(postgres::close, "end of a database");
        Runtime.getRuntime().addShutdownHook(last);
    }

    static BatchDatabase open(Path dataDir) {
        BatchDatabase database = new BatchDatabase(EmbeddedPostgres.open(dataDir, Role.GUEST));
        new Migrations(database.source(OURS)).migrate();
        return database;
    }

    /** A fresh one; prints what the figures of this benchmark were measured with. */
    static BatchDatabase fresh(Workbench bench, String benchmark) {
        return announced(open(bench.freshFolder(benchmark)), bench, benchmark);
    }

    /** The one that an earlier run has left, or a fresh one. */
    static BatchDatabase kept(Workbench bench, String benchmark) {
        return announced(open(bench.folder(benchmark)), bench, benchmark);
    }

    private static BatchDatabase announced(BatchDatabase database, Workbench bench, String benchmark) {
        System.out.printf(
                "%s: PostgreSQL %s; %d threads and %d connections an engine%n",
                benchmark,
                database.settings(),
                bench.batch().threads(),
                bench.batch().pool());
        return database;
    }

    /** A data source without a pool. */
    DataSource source(String schema) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(postgres.jdbcUrl());
        source.setUser(postgres.user());
        source.setPassword(postgres.password());
        source.setCurrentSchema(schema);
        return source;
    }

    /** The pool of an engine, the same for all of them. */
    HikariDataSource pool(String schema, int connections) {
        return pool(schema, connections, true);
    }

    /** @param rewriting whether the driver makes one INSERT of a batch, which some rivals do not bear */
    HikariDataSource pool(String schema, int connections, boolean rewriting) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(postgres.jdbcUrl());
        config.setUsername(postgres.user());
        config.setPassword(postgres.password());
        config.addDataSourceProperty("currentSchema", schema);
        config.addDataSourceProperty("reWriteBatchedInserts", rewriting);
        config.setMaximumPoolSize(connections);
        config.setPoolName("pool of " + schema);
        return new HikariDataSource(config);
    }

    Sql sql() {
        return Sql.on(source(OURS));
    }

    /** What matters of the server's settings, by name. */
    Map<String, Object> settings() {
        try (Sql sql = sql()) {
            Map<String, Object> settings = new TreeMap<>();
            sql.query(
                            "SELECT name, current_setting(name) FROM pg_settings WHERE name IN ('server_version', 'fsync',"
                                    + " 'synchronous_commit', 'full_page_writes', 'shared_buffers')",
                            row -> Map.entry(row.getString(1), row.getString(2)))
                    .forEach(entry -> settings.put(entry.getKey(), entry.getValue()));
            return settings;
        }
    }

    /** Time of processors that its processes and this one have used, in seconds; those that have ended count no more. */
    double processorSeconds() {
        return ProcessHandle.current()
                        .info()
                        .totalCpuDuration()
                        .orElse(Duration.ZERO)
                        .plus(ServerProcesses.processorTime(postgres))
                        .toNanos()
                / 1e9;
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(last);
        } catch (IllegalStateException alreadyEnding) {
            return; // the hook closes it
        }
        postgres.close();
    }
}
