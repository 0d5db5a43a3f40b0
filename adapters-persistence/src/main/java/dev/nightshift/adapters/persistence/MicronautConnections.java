package dev.nightshift.adapters.persistence;

import io.micronaut.data.connection.ConnectionOperations;
import io.micronaut.data.connection.ConnectionStatus;
import io.micronaut.data.connection.ConnectionSynchronization;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.support.TransactionSynchronization;
import java.sql.Connection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** Connections of Micronaut Data, so that its repositories and our own statements share a transaction. */
public final class MicronautConnections implements Connections {

    private final DataSource dataSource;
    private final ConnectionOperations<Connection> connections;
    private final TransactionOperations<Connection> transactions;

    /** Those whose sessions are reset afterwards. */
    private final Set<ConnectionStatus<Connection>> lent = ConcurrentHashMap.newKeySet();

    public MicronautConnections(
            DataSource dataSource,
            ConnectionOperations<Connection> connections,
            TransactionOperations<Connection> transactions) {
        this.dataSource = DelegatingDataSource.unwrapDataSource(dataSource);
        this.connections = connections;
        this.transactions = transactions;
    }

    @Override
    public DataSource dataSource() {
        return dataSource;
    }

    @Override
    public Optional<Connection> current() {
        return connections.findConnectionStatus().map(status -> status.getConnection());
    }

    @Override
    public void resetAfterwards() {
        connections
                .findConnectionStatus()
                .filter(lent::add)
                .ifPresent(status -> status.registerSynchronization(new ConnectionSynchronization() {
                    @Override
                    public void beforeClosed() {
                        lent.remove(status);
                        Sessions.reset(status.getConnection());
                    }
                }));
    }

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        TransactionRun run = new TransactionRun();
        try {
            return transactions.execute(TransactionDefinition.DEFAULT, status -> run.run(status.getConnection(), work));
        } catch (DataAccessException ours) { // of a repository, whose statements are never those of a job type
            throw Failures.translate(run.judged(ours));
        } catch (RuntimeException failure) {
            throw run.judged(failure);
        }
    }

    @Override
    public void afterCommit(Runnable action) {
        transactions
                .findTransactionStatus()
                .ifPresentOrElse(status -> status.registerSynchronization(runningAfterCommit(action)), action);
    }

    private static TransactionSynchronization runningAfterCommit(Runnable action) {
        return new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                action.run();
            }
        };
    }
}
