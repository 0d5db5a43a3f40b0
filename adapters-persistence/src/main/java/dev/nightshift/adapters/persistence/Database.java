package dev.nightshift.adapters.persistence;

import dev.nightshift.application.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;

/** PostgreSQL as the adapters use it: statements run in the thread's transaction, or by themselves outside of one. */
public final class Database implements Transactions {

    private final Connections connections;
    private final Jdbi jdbi;

    public Database(Connections connections) {
        this.connections = connections;
        this.jdbi = Jdbi.create(new JoiningConnections(connections))
                .installPlugin(new PostgresPlugin())
                .registerArrayType(OffsetDateTime.class, "timestamptz")
                .registerArrayType(LocalDate.class, "date");
    }

    @Override
    public <T> T inOne(Supplier<T> work) {
        return translating(() -> connections.inTransaction(work));
    }

    @Override
    public void afterCommit(Runnable action) {
        connections.afterCommit(action);
    }

    /** The connection of the current transaction, for what only the driver can do. */
    public Connection currentConnection() {
        return connections
                .current()
                .orElseThrow(() -> new IllegalStateException("there is no transaction on this thread"));
    }

    /** The connection of the current transaction; empty outside of one. */
    public Optional<Connection> findConnection() {
        return connections.current();
    }

    /** The same for a job type: whatever it leaves behind in the session is gone before others get the connection. */
    public Optional<Connection> lendConnection() {
        connections.resetAfterwards();
        return connections.current();
    }

    /** The pool for job types: whatever they leave behind in a session is gone when it is given back. */
    public DataSource lentDataSource() {
        return LentDataSource.of(connections.dataSource());
    }

    /** Where connections come from that belong to no transaction of this class. */
    public DataSource dataSource() {
        return connections.dataSource();
    }

    public <T> T with(Function<Handle, T> statements) {
        return translating(() -> {
            try (Handle handle = jdbi.open()) {
                return statements.apply(handle);
            }
        });
    }

    public void run(Consumer<Handle> statements) {
        with(handle -> {
            statements.accept(handle);
            return true;
        });
    }

    /** Runs statements by themselves, also within a transaction: what they do stays when it is rolled back. */
    public void apart(Consumer<Handle> statements) {
        translating(() -> {
            try (Handle handle = Jdbi.create(connections.dataSource())
                    .installPlugin(new PostgresPlugin())
                    .open()) {
                statements.accept(handle);
                return true;
            }
        });
    }

    private static <T> T translating(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException failure) {
            throw Failures.translate(failure);
        }
    }

    /** Hands out the transaction's connection, which stays open, or else one of the pool, which goes back. */
    private record JoiningConnections(Connections connections) implements ConnectionFactory {

        @Override
        public Connection openConnection() throws SQLException {
            Optional<Connection> current = connections.current();
            return current.isPresent()
                    ? current.get()
                    : connections.dataSource().getConnection();
        }

        @Override
        public void closeConnection(Connection connection) throws SQLException {
            if (connections.current().filter(current -> current == connection).isEmpty()) {
                connection.close();
            }
        }
    }
}
