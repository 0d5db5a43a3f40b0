package dev.nightshift.adapters.persistence.tracking;

import dev.nightshift.domain.tracking.IssueIntake.Kind;
import dev.nightshift.domain.tracking.IssueIntake.RefusedRow;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/** Finds the staged row that PostgreSQL refuses: it stores ever fewer of them, and takes it back each time. */
final class RefusedRows {

    /** Data exception, violated constraint, limit exceeded: PostgreSQL manual, appendix A. */
    private static final List<String> REFUSALS = List.of("22", "23", "54");

    private RefusedRows() {}

    /**
     * Runs a statement that stores the staged rows of a kind.
     *
     * @throws RefusedRow if a value in them cannot be stored
     */
    static void storing(Handle handle, Kind kind, String statement) {
        handle.execute("SAVEPOINT storing");
        try {
            handle.execute(statement);
            handle.execute("RELEASE SAVEPOINT storing");
        } catch (JdbiException failure) {
            SQLException refusal = refusal(failure).orElseThrow(() -> failure);
            handle.execute("ROLLBACK TO SAVEPOINT storing");
            throw new RefusedRow(kind, firstRefused(handle, kind, statement), reason(refusal), failure);
        }
    }

    private static long firstRefused(Handle handle, Kind kind, String statement) {
        String staged = IntakeStatements.targetOf(kind);
        long good = 0;
        long bad = handle.createQuery("SELECT coalesce(max(line), 0) FROM " + staged)
                .mapTo(Long.class)
                .one();
        while (good + 1 < bad) {
            long middle = good + (bad - good) / 2;
            if (isRefused(handle, "DELETE FROM " + staged + " WHERE line > " + middle, statement)) {
                bad = middle;
            } else {
                good = middle;
            }
        }
        return bad;
    }

    private static boolean isRefused(Handle handle, String restriction, String statement) {
        try {
            handle.execute(restriction);
            handle.execute(statement);
            return false;
        } catch (JdbiException failure) {
            if (refusal(failure).isEmpty()) {
                throw failure;
            }
            return true;
        } finally {
            handle.execute("ROLLBACK TO SAVEPOINT storing");
        }
    }

    private static Optional<SQLException> refusal(JdbiException failure) {
        return failure.getCause() instanceof SQLException cause
                        && cause.getSQLState() != null
                        && REFUSALS.stream().anyMatch(cause.getSQLState()::startsWith)
                ? Optional.of(cause)
                : Optional.empty();
    }

    private static String reason(SQLException refusal) {
        return String.valueOf(refusal.getMessage())
                .lines()
                .findFirst()
                .orElse("")
                .replaceFirst("^ERROR: ", "");
    }
}
