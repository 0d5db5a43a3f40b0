package dev.nightshift.adapters.persistence;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Connections of a plain {@link DataSource}, for programs without a framework. */
public final class DataSourceConnections implements Connections {

    private static final System.Logger LOG = System.getLogger(DataSourceConnections.class.getName());

    private final DataSource dataSource;

    @SuppressWarnings("ThreadLocalUsage") // one per data source, which is the life of a program
    private final ThreadLocal<@Nullable Transaction> transaction = new ThreadLocal<>();

    public DataSourceConnections(DataSource dataSource) {
        this.dataSource = requireNonNull(dataSource, "dataSource");
    }

    @Override
    public DataSource dataSource() {
        return dataSource;
    }

    @Override
    public Optional<Connection> current() {
        return Optional.ofNullable(transaction.get()).map(Transaction::connection);
    }

    @Override
    public void resetAfterwards() {
        Transaction current = transaction.get();
        if (current != null) {
            current.isLent().set(true);
        }
    }

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        return transaction.get() == null ? inNewTransaction(work) : work.get();
    }

    @Override
    public void afterCommit(Runnable action) {
        Transaction current = transaction.get();
        if (current == null) {
            action.run();
        } else {
            current.afterCommit().add(action);
        }
    }

    private <T> T inNewTransaction(Supplier<T> work) {
        List<Runnable> afterCommit = new ArrayList<>();
        TransactionRun run = new TransactionRun();
        T result;
        try {
            result = committed(run, work, afterCommit);
        } catch (SQLException failure) {
            throw Failures.isAwayAroundTheWork(failure) ? Failures.unavailable(failure) : Failures.of(failure);
        } catch (RuntimeException failure) {
            throw run.judged(failure);
        }
        afterCommit.forEach(Runnable::run);
        return result;
    }

    private boolean isLent() {
        Transaction current = transaction.get();
        return current != null && current.isLent().get();
    }

    private <T> T committed(TransactionRun run, Supplier<T> work, List<Runnable> afterCommit) throws SQLException {
        Connection connection = dataSource.getConnection();
        try {
            connection.setAutoCommit(false);
            transaction.set(new Transaction(connection, afterCommit, new AtomicBoolean()));
            T result = run.run(connection, work);
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException | Error failure) {
            rollBack(run, connection);
            throw failure;
        } finally {
            boolean isLent = isLent();
            transaction.remove();
            giveBack(connection, isLent);
        }
    }

    private static void rollBack(TransactionRun run, Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException second) {
            run.cleanUpFailed(second);
        }
    }

    /** What fails here changes nothing of what has become of the transaction; a pool looks at its connections itself. */
    private static void giveBack(Connection connection, boolean isLent) {
        try (connection) {
            connection.setAutoCommit(true);
            if (isLent) {
                Sessions.reset(connection);
            }
        } catch (SQLException broken) {
            LOG.log(System.Logger.Level.DEBUG, "A connection was broken when it was given back", broken);
        }
    }

    private record Transaction(Connection connection, List<Runnable> afterCommit, AtomicBoolean isLent) {}
}
