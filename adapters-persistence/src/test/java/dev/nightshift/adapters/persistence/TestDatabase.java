package dev.nightshift.adapters.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Fresh, migrated databases on one real PostgreSQL that lives as long as the test run. */
public final class TestDatabase {

    /** The pools of all test classes live as long as the run; what one does not need any more is left to the others. */
    private static final Duration IDLE = Duration.ofSeconds(10);

    private static final AtomicInteger COUNT = new AtomicInteger();

    private TestDatabase() {}

    /** A database that nobody else uses. */
    public static Database fresh() {
        return new Database(new DataSourceConnections(freshDataSource()));
    }

    public static DataSource freshDataSource() {
        return freshDataSource(12);
    }

    /** @param connections how many there may be at once */
    public static DataSource freshDataSource(int connections) {
        String name = "test_" + COUNT.incrementAndGet();
        try (Connection connection = Server.POSTGRES.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name + " TEMPLATE migrated");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return dataSource(name, connections);
    }

    /** A connection to the same database that the pool knows nothing of. */
    static Connection connectionBeside(DataSource pool) throws SQLException {
        HikariConfig known = pool.unwrap(HikariDataSource.class);
        return DriverManager.getConnection(known.getJdbcUrl());
    }

    private static DataSource dataSource(String name, int connections) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(Server.POSTGRES.getJdbcUrl("postgres", name));
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(0);
        config.setIdleTimeout(IDLE.toMillis());
        return new HikariDataSource(config);
    }

    private static final class Server {
        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                        .setOverrideWorkingDirectory(
                                Path.of("target", "postgres").toFile())
                        .setDataDirectory(Path.of(
                                "target",
                                "postgres-data-" + ProcessHandle.current().pid()))
                        .setCleanDataDirectory(true)
                        .setServerConfig("max_connections", "400")
                        .start();
                try (Connection connection = postgres.getPostgresDatabase().getConnection();
                        Statement statement = connection.createStatement()) {
                    statement.execute("CREATE DATABASE migrated");
                }
                PGSimpleDataSource migrated = new PGSimpleDataSource();
                migrated.setUrl(postgres.getJdbcUrl("postgres", "migrated"));
                new Migrations(migrated).migrate();
                return postgres;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
        }
    }
}
