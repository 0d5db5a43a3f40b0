package dev.nightshift.adapters.persistence;

import dev.nightshift.application.StorageUnavailable;
import java.sql.Connection;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** Connections to PostgreSQL and the transaction of the current thread. */
public interface Connections {

    DataSource dataSource();

    /** The connection of this thread's transaction; empty outside of one. */
    Optional<Connection> current();

    /**
     * Runs the work in the current transaction, or in a new one.
     *
     * @throws StorageUnavailable if the connection could not be had or was lost, also where that is hidden by another
     *     failure; what the work throws while its connection is well comes through as it is
     */
    <T> T inTransaction(Supplier<T> work);

    /** The session of this thread's transaction is brought back to its defaults before others get the connection. */
    void resetAfterwards();

    /** Runs the action after this thread's transaction has committed; at once outside of one. */
    void afterCommit(Runnable action);
}
