package dev.nightshift.benchmarks;

import dev.nightshift.bootstrap.configuration.Session;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** One connection of its own, without a framework between: the fastest that a rival can have. */
final class Sql implements AutoCloseable {

    private final Connection connection;

    private Sql(Connection connection) {
        this.connection = connection;
    }

    static Sql connect(Session session) {
        return trying(() -> new Sql(Session.dataSource(session.address()).getConnection()));
    }

    static Sql on(DataSource source) {
        return trying(() -> new Sql(source.getConnection()));
    }

    /** Runs statements that bring no rows, in one go. */
    void execute(String statements) {
        trying(() -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute(statements);
            }
        });
    }

    /** A statement that is prepared once; it is closed with the connection. */
    PreparedStatement prepared(String sql) {
        return trying(() -> connection.prepareStatement(sql));
    }

    /** From now on nothing is kept before {@link #commit}. */
    void begin() {
        trying(() -> {
            connection.setAutoCommit(false);
            return true;
        });
    }

    void commit() {
        trying(() -> {
            connection.commit();
            return true;
        });
    }

    /** From now on each statement is kept at once. */
    void end() {
        trying(() -> {
            connection.setAutoCommit(true);
            return true;
        });
    }

    <T> List<T> query(String sql, Row<T> row) {
        return trying(() -> {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                return all(rows, row);
            }
        });
    }

    static <T> List<T> query(PreparedStatement statement, Row<T> row, @Nullable Object... arguments) {
        return trying(() -> {
            bind(statement, arguments);
            try (ResultSet rows = statement.executeQuery()) {
                return all(rows, row);
            }
        });
    }

    /** How many rows it changed. */
    static int update(PreparedStatement statement, @Nullable Object... arguments) {
        return trying(() -> {
            bind(statement, arguments);
            return statement.executeUpdate();
        });
    }

    long number(String sql) {
        return query(sql, row -> row.getLong(1)).get(0);
    }

    @Override
    public void close() {
        trying(() -> {
            connection.close();
            return true;
        });
    }

    private static void bind(PreparedStatement statement, @Nullable Object... arguments) throws SQLException {
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
    }

    private static <T> List<T> all(ResultSet rows, Row<T> row) throws SQLException {
        List<T> all = new ArrayList<>();
        while (rows.next()) {
            all.add(row.of(rows));
        }
        return all;
    }

    private static <T> T trying(Work<T> work) {
        try {
            return work.done();
        } catch (SQLException failure) {
            throw new BenchmarkFailed(String.valueOf(failure.getMessage()), failure);
        }
    }

    /** One row of an answer. */
    @FunctionalInterface
    interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    private interface Work<T> {
        T done() throws SQLException;
    }
}
