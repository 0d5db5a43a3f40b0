package dev.nightshift.benchmarks;

import dev.nightshift.embeddedpostgres.EmbeddedPostgres;
import dev.nightshift.embeddedpostgres.Role;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.postgresql.ds.PGSimpleDataSource;

/** One server that counts statements, with a database for each program that is compared. */
final class SharedPostgres implements AutoCloseable {

    private static final String OWNER = "postgres";

    private final EmbeddedPostgres postgres;
    private final Thread last;

    private SharedPostgres(EmbeddedPostgres postgres) {
        this.postgres = postgres;
        this.last = new Thread(postgres::close, "end of a shared server");
        Runtime.getRuntime().addShutdownHook(last);
    }

    /** A fresh one in an empty folder. */
    static SharedPostgres fresh(Path folder) {
        try (SharedPostgres first = new SharedPostgres(EmbeddedPostgres.open(folder, Role.GUEST));
                Sql sql = first.sql(OWNER)) {
            sql.execute("ALTER SYSTEM SET shared_preload_libraries = 'pg_stat_statements'");
        }
        return new SharedPostgres(EmbeddedPostgres.open(folder, Role.GUEST));
    }

    void makeDatabase(String name) {
        try (Sql sql = sql(OWNER)) {
            sql.execute("CREATE DATABASE %s OWNER %s".formatted(name, user()));
        }
        try (Sql sql = sql(name)) {
            sql.execute("CREATE EXTENSION pg_stat_statements");
        }
    }

    /** As the owner of the server, whose statements do not count. */
    Sql sql(String database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl("jdbc:postgresql://127.0.0.1:%d/%s".formatted(port(), database));
        source.setUser(OWNER);
        source.setPassword(postgres.password());
        return Sql.on(source);
    }

    /** What a program is told, in clear so that its messages can be counted. */
    String url(String database, int port) {
        return "postgresql://%s:%s@127.0.0.1:%d/%s?sslmode=disable&gssEncMode=disable"
                .formatted(user(), URLEncoder.encode(postgres.password(), StandardCharsets.UTF_8), port, database);
    }

    /** Whose statements count. */
    String user() {
        return postgres.user();
    }

    int port() {
        return URI.create(postgres.jdbcUrl().substring("jdbc:".length())).getPort();
    }

    /** Time of processors that its processes have used, in seconds. */
    double processorSeconds() {
        return ServerProcesses.processorTime(postgres).toNanos() / 1e9;
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
