package dev.nightshift.adapters.persistence;

import dev.nightshift.application.StorageUnavailable;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;

/** Tells a PostgreSQL that cannot be reached from a statement that it refuses. */
final class Failures {

    /** Connection exceptions, operator intervention, insufficient resources: PostgreSQL manual, appendix A. */
    private static final List<String> UNAVAILABLE = List.of("08", "57P", "53");

    private Failures() {}

    static RuntimeException of(SQLException failure) {
        return isUnavailable(failure)
                ? new StorageUnavailable("the database cannot be reached", failure)
                : new IllegalStateException("the database refused a statement: " + failure.getMessage(), failure);
    }

    /** The failure in the words of the application, where it comes from an unreachable database. */
    static RuntimeException translate(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StorageUnavailable known) {
                return known;
            }
            if (cause instanceof SQLException sql && isUnavailable(sql)) {
                return new StorageUnavailable("the database cannot be reached", failure);
            }
        }
        return failure;
    }

    private static boolean isUnavailable(SQLException failure) {
        String state = failure.getSQLState();
        return failure instanceof SQLTransientConnectionException
                || (state != null && UNAVAILABLE.stream().anyMatch(state::startsWith));
    }
}
