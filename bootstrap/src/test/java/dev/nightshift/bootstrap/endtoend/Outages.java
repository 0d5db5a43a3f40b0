package dev.nightshift.bootstrap.endtoend;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Takes the PostgreSQL of a data directory away from all that use it, and knows when. */
final class Outages {

    private static final Duration BACK = Duration.ofMinutes(1);

    private final Path dataDir;
    private final List<Instant> begun = new ArrayList<>();

    Outages(Path dataDir) {
        this.dataDir = dataDir;
    }

    int count() {
        return begun.size();
    }

    /** As {@code kill -9} of the postmaster would; returns when the restarted one answers. */
    void killThePostmaster() {
        long before = Connection.of(dataDir).pid();
        begun.add(Instant.now());
        ProcessHandle.of(before).ifPresent(ProcessHandle::destroyForcibly);
        Await.until("PostgreSQL is back", BACK, () -> Connection.of(dataDir).pid() != before && answers());
    }

    /** As an administrator would, all at once. */
    void endAllSessions() {
        begun.add(Instant.now());
        try (java.sql.Connection connection = Connection.of(dataDir).open();
                Statement statement = connection.createStatement();
                ResultSet ended = statement.executeQuery(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
                                + " AND usename = current_user")) {
            while (ended.next()) {
                ended.getBoolean(1);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** How often a job or a partition was handed back more than once for one outage. */
    long handedBackTwice() {
        String starts = begun.stream()
                .map(start -> "'" + start + "'::timestamptz")
                .collect(Collectors.joining(", ", "ARRAY[", "]"));
        return Connection.of(dataDir)
                .number("SELECT count(*) FROM (SELECT FROM batch_history WHERE to_state = 'QUEUED'"
                        + " AND reason LIKE '%database%' GROUP BY job_id, partition, width_bucket(at, " + starts
                        + ") HAVING count(*) > 1) AS twice");
    }

    private boolean answers() {
        try (java.sql.Connection connection = Connection.of(dataDir).open()) {
            return connection.isValid(1);
        } catch (SQLException away) {
            return false;
        }
    }
}
