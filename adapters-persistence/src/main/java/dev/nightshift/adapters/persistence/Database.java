package dev.nightshift.adapters.persistence;

import dev.nightshift.application.StorageUnavailable;
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

    private static final System.Logger LOG = System.getLogger(Database.class.getName());

    private final Connections connections;
    private final Jdbi jdbi;
    private final Outage outage;
    private final DataSource watched;

    public Database(Connections connections) {
        this.connections = connections;
        this.outage = new Outage(connections.dataSource(), LOG, System::nanoTime);
        this.watched = WatchedSource.of(connections.dataSource());
        this.jdbi = Jdbi.create(new JoiningConnections(connections))
                .installPlugin(new PostgresPlugin())
                .registerArrayType(OffsetDateTime.class, "timestamptz")
                .registerArrayType(LocalDate.class, "date");
    }

    @Override
    public <T> T inOne(Supplier<T> work) {
        try {
            T result = connections.inTransaction(work);
            outage.passed();
            return result;
        } catch (StorageUnavailable away) {
            outage.met(away);
            throw away;
        }
    }

    /** Also where a job type has hidden it: then its transaction's connection is asked whether it still lives. */
    @Override
    public boolean isLoss(Throwable failure) {
        return StorageUnavailable.in(failure).isPresent()
                || (!Failures.isOfIdleness(failure)
                        && connections
                                .current()
                                .filter(current -> !TransactionRun.isAlive(current))
                                .isPresent());
    }

    @Override
    public Optional<String> sentenceOf(Throwable failure) {
        return Wording.of(failure);
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
        return LentDataSource.of(watched);
    }

    /**
     * Where connections come from that belong to no transaction of this class. What fails because one of them is lost is a
     * loss of this database.
     */
    public DataSource dataSource() {
        return watched;
    }

    /** The pool itself, to be looked at. */
    DataSource pool() {
        return connections.dataSource();
    }

    public <T> T with(Function<Handle, T> statements) {
        return translating(jdbi, statements);
    }

    public void run(Consumer<Handle> statements) {
        with(handle -> {
            statements.accept(handle);
            return true;
        });
    }

    /** Runs statements by themselves, also within a transaction: what they do stays when it is rolled back. */
    public void apart(Consumer<Handle> statements) {
        translating(Jdbi.create(connections.dataSource()).installPlugin(new PostgresPlugin()), handle -> {
            statements.accept(handle);
            return true;
        });
    }

    private <T> T translating(Jdbi source, Function<Handle, T> statements) {
        try {
            T result = applied(source, statements);
            outage.passed();
            return result;
        } catch (RuntimeException failure) {
            RuntimeException translated = Failures.translate(failure);
            if (translated instanceof StorageUnavailable away) {
                outage.met(away);
            }
            throw translated;
        }
    }

    private static <T> T applied(Jdbi source, Function<Handle, T> statements) {
        try (Handle handle = source.open()) {
            try {
                return statements.apply(handle);
            } catch (RuntimeException failure) {
                throw TransactionRun.isLostBy(failure, handle.getConnection())
                        ? Failures.unavailable(failure)
                        : failure;
            }
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
