package dev.nightshift.adapters.persistence;

import dev.nightshift.application.StorageUnavailable;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells a PostgreSQL that cannot be reached from a statement that it refuses, however the failure is wrapped. */
final class Failures {

    static final String AWAY = "the database cannot be reached";

    /** Connection exceptions, operator intervention, insufficient resources: PostgreSQL manual, appendix A. */
    private static final List<String> UNAVAILABLE = List.of("08", "57P", "53");

    /** The same without a full disk and the like: then there is a connection, and it says so. */
    private static final List<String> LOST = List.of("08", "57P", "53300");

    /** The server ended a session that had a transaction open and did nothing: not an outage, but somebody's fault. */
    private static final String IDLE_IN_TRANSACTION = "25P03";

    private Failures() {}

    /** The failure of one of our own statements, in the words of the application. */
    static RuntimeException of(SQLException failure) {
        return isUnavailable(failure)
                ? unavailable(failure)
                : new IllegalStateException(SqlSentences.of(failure), failure);
    }

    /** The failure of our own statements, in the words of the application where it comes of an unreachable database. */
    static RuntimeException translate(RuntimeException failure) {
        if (failure instanceof StorageUnavailable) {
            return failure;
        }
        return isAway(failure) ? unavailable(failure) : failure;
    }

    /** The database is away, or wants something: never is the one told for the other. */
    static StorageUnavailable unavailable(Throwable cause) {
        return Shortages.of(cause)
                .map(shortage -> new StorageUnavailable(shortage, cause))
                .orElseGet(() -> new StorageUnavailable(AWAY, cause));
    }

    /** Whether the failure of our own statements comes of an unreachable database. */
    static boolean isAway(Throwable failure) {
        return StorageUnavailable.in(failure).isPresent()
                || (!isOfIdleness(failure) && sqlFailures(failure).anyMatch(Failures::isUnavailable));
    }

    /**
     * The same for what the framework does around the work: it gets and gives back connections, commits and rolls back. A
     * failure of these without a state is that of a pool whose connection is gone.
     */
    static boolean isAwayAroundTheWork(Throwable failure) {
        return isAway(failure) || sqlFailures(failure).anyMatch(sql -> sql.getSQLState() == null);
    }

    static boolean isOfIdleness(Throwable failure) {
        return sqlFailures(failure).anyMatch(sql -> IDLE_IN_TRANSACTION.equals(sql.getSQLState()));
    }

    /** All failures of the driver or the pool in the causes, and in what was suppressed or chained. */
    static Stream<SQLException> sqlFailures(Throwable failure) {
        return Chain.of(failure).stream()
                .flatMap(each -> each instanceof SQLException sql ? Stream.of(sql) : Stream.empty());
    }

    /** The first of them that has a state, or else the first. */
    static Optional<SQLException> mainSqlFailure(Throwable failure) {
        return sqlFailures(failure)
                .filter(sql -> sql.getSQLState() != null)
                .findFirst()
                .or(() -> sqlFailures(failure).findFirst());
    }

    /** Whether it says that a connection was lost or could not be had. */
    static boolean isLoss(SQLException failure) {
        @Nullable String state = failure.getSQLState();
        return failure instanceof SQLTransientConnectionException
                || (state != null && LOST.stream().anyMatch(state::startsWith));
    }

    static boolean isUnavailable(SQLException failure) {
        @Nullable String state = failure.getSQLState();
        return failure instanceof SQLTransientConnectionException
                || (state != null && UNAVAILABLE.stream().anyMatch(state::startsWith));
    }
}
