package dev.nightshift.embeddedpostgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.postgresql.PGConnection;

/** What is asked of a running server by SQL before anyone else may use it. */
final class Database {

    static final String NAME = "nightshift";
    /** Owns the database, and is no superuser. */
    static final String USER = "nightshift";
    /** Owns the cluster. */
    static final String OWNER = "postgres";

    private static final Duration TO_ANSWER = Duration.ofSeconds(3);
    private static final Duration TO_PREPARE = Duration.ofSeconds(60);

    private final DataDirectory dir;
    private final int port;
    private final String password;

    Database(DataDirectory dir, int port, String password) {
        this.dir = dir;
        this.port = port;
        this.password = password;
    }

    static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    /** Whether the server takes a connection; a refusal that has another reason is thrown. */
    boolean answers() {
        try (Connection connection = connect("postgres", OWNER, TO_ANSWER)) {
            return connection.isValid((int) TO_ANSWER.toSeconds());
        } catch (SQLException e) {
            String state = String.valueOf(e.getSQLState());
            if (state.startsWith("08") || state.startsWith("57P")) {
                return false;
            }
            throw refused(e);
        }
    }

    /** Makes the user and the database unless they are there, and refuses settings that lose committed work. */
    void prepare() {
        try {
            try (Connection owner = connect("postgres", OWNER, TO_PREPARE)) {
                provide(owner);
            }
            try (Connection user = connect(NAME, USER, TO_PREPARE)) {
                requireDurable(user);
            }
        } catch (SQLException e) {
            throw refused(e);
        }
    }

    private void provide(Connection owner) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            if (!exists(owner, "SELECT 1 FROM pg_roles WHERE rolname = ? AND rolcanlogin", USER)) {
                owner.setAutoCommit(false);
                statement.execute("DROP ROLE IF EXISTS " + USER);
                statement.execute("CREATE ROLE " + USER + " LOGIN");
                statement.execute("GRANT pg_monitor TO " + USER);
                // Sends a hash made here, so that the password reaches no log.
                owner.unwrap(PGConnection.class).alterUserPassword(USER, password.toCharArray(), "scram-sha-256");
                owner.commit();
                owner.setAutoCommit(true);
            }
            if (!exists(owner, "SELECT 1 FROM pg_database WHERE datname = ?", NAME)) {
                statement.execute("CREATE DATABASE " + NAME + " OWNER " + USER);
            }
        }
    }

    private void requireDurable(Connection user) throws SQLException {
        for (Map.Entry<String, String> setting : Settings.DURABLE.entrySet()) {
            String value = shown(user, setting.getKey());
            if (!value.equals(setting.getValue())) {
                throw new PostgresUnavailable(
                        "PostgreSQL in %s runs with %s=%s, which can lose committed work in a power cut."
                                .formatted(dir.path(), setting.getKey(), value),
                        "Reset %s for the database and its user, and in postgresql.conf.".formatted(setting.getKey()));
            }
        }
    }

    private PostgresUnavailable refused(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        if (state.equals("28P01")) {
            return new PostgresUnavailable(
                    "PostgreSQL in %s does not accept the password in %s.".formatted(dir.path(), dir.password()),
                    "Put the right file back, from a copy of the data directory.",
                    e);
        }
        if (state.equals("53300")) {
            return new PostgresUnavailable(
                    "PostgreSQL in %s takes no more connections.".formatted(dir.path()),
                    "End a program that uses it, or raise max_connections in its postgresql.conf.",
                    e);
        }
        return new PostgresUnavailable(
                "PostgreSQL in %s runs but does not answer properly.".formatted(dir.path()),
                "More in %s.".formatted(dir.log()),
                e);
    }

    private Connection connect(String database, String user, Duration patience) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("sslmode", "disable");
        properties.setProperty("gssEncMode", "disable");
        properties.setProperty("connectTimeout", Long.toString(patience.toSeconds()));
        properties.setProperty("socketTimeout", Long.toString(patience.toSeconds()));
        return DriverManager.getConnection(url(port, database), properties);
    }

    private static boolean exists(Connection connection, String sql, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, name);
            return statement.executeQuery().next();
        }
    }

    private static String shown(Connection connection, String setting) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW " + setting)) {
            row.next();
            return row.getString(1);
        }
    }
}
