package dev.nightshift.adapters.persistence;

import dev.nightshift.application.StorageUnavailable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Work within one transaction, whose failure is told apart from the loss of the connection under it. */
final class TransactionRun {

    /** How long a connection may take to show that it is alive. */
    private static final int PATIENCE_SECONDS = 2;

    private @Nullable Throwable failure;
    private boolean lost;

    <T> T run(Connection connection, Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException | Error thrown) {
            failure = thrown;
            lost = isLostBy(thrown, connection);
            throw thrown;
        }
    }

    /** The clean-up after the work failed as well: that of a connection that is gone does. */
    void cleanUpFailed(SQLException second) {
        if (failure != null && failure != second) {
            failure.addSuppressed(second);
            lost |= !Failures.isOfIdleness(failure) && Failures.isAwayAroundTheWork(second);
        }
    }

    /**
     * What the transaction failed by: the loss of its connection, whatever that was hidden by; or else the failure of the
     * work, also where the clean-up after it failed as well.
     *
     * @param thrown by the transaction
     */
    RuntimeException judged(RuntimeException thrown) {
        if (failure == null) {
            return Failures.isAwayAroundTheWork(thrown) ? away(thrown) : thrown;
        }
        if (lost) {
            return away(thrown);
        }
        if (thrown == failure) {
            return thrown;
        }
        if (!Failures.isOfIdleness(failure) && Failures.isAwayAroundTheWork(thrown)) {
            return away(thrown);
        }
        if (failure instanceof RuntimeException first) {
            first.addSuppressed(thrown);
            return first;
        }
        return thrown;
    }

    private RuntimeException away(RuntimeException thrown) {
        if (thrown instanceof StorageUnavailable) {
            return thrown;
        }
        StorageUnavailable away = Failures.unavailable(thrown);
        if (failure != null && failure != thrown) {
            away.addSuppressed(failure);
        }
        return away;
    }

    /** A failure without anything of the driver in it needs no look at a connection that is open. */
    static boolean isLostBy(Throwable failure, Connection connection) {
        if (failure instanceof StorageUnavailable) {
            return true;
        }
        boolean suspect = Failures.sqlFailures(failure).findAny().isPresent();
        return !Failures.isOfIdleness(failure) && (suspect ? !isAlive(connection) : isClosed(connection));
    }

    /** Whether the server still answers on the connection: one that a pool has put away does not. */
    static boolean isAlive(Connection connection) {
        try {
            return !connection.isClosed() && connection.isValid(PATIENCE_SECONDS);
        } catch (SQLException broken) {
            return false;
        }
    }

    private static boolean isClosed(Connection connection) {
        try {
            return connection.isClosed();
        } catch (SQLException broken) {
            return true;
        }
    }
}
