package dev.nightshift.adapters.persistence;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The session behind a connection that was lent to a job type, brought back to what it was before others get it. */
final class Sessions {

    private static final Logger LOG = System.getLogger(Sessions.class.getName());

    /** As DISCARD ALL does, but for the statements that the driver has prepared; one round trip. */
    private static final String RESET =
            """
            RESET ROLE; RESET SESSION AUTHORIZATION; RESET ALL; UNLISTEN *; SELECT pg_advisory_unlock_all(); CLOSE ALL;
            DISCARD TEMP; DISCARD SEQUENCES
            """;

    private Sessions() {}

    /** To be called when the transaction is over. A session that cannot be brought back is ended. */
    static void reset(Connection connection) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(RESET);
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
        } catch (SQLException failure) {
            LOG.log(
                    Level.WARNING,
                    "A connection that a job type had could not be reset and is ended: {0}",
                    failure.getMessage());
            end(connection);
        }
    }

    /** The pool learns of the end by a statement that fails. */
    private static void end(Connection connection) {
        try (connection;
                Statement probe = connection.createStatement()) {
            connection.abort(Runnable::run);
            probe.execute("SELECT 1");
        } catch (SQLException expected) {
            LOG.log(Level.DEBUG, "It is ended: {0}", expected.getMessage());
        }
    }
}
