package dev.nightshift.adapters.persistence;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.Executor;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Asks the database on a connection of its own whether it answers, so that a pool that is used up is not taken for a database
 * that is away.
 */
public final class DatabaseProbe implements AutoCloseable {

    private static final int MOST_SECONDS = 1;
    private static final long QUICK_NANOS = 300_000_000;
    private static final Executor IMMEDIATELY = Runnable::run;

    private final DataSource direct;
    private final DataSource pool;
    private @Nullable Connection connection;

    private DatabaseProbe(DataSource direct, DataSource pool) {
        this.direct = direct;
        this.pool = pool;
    }

    /** A probe of the database that others reach by this pool; connects, and waits for an answer, for a second at most. */
    public static DatabaseProbe of(Database database, String url, @Nullable String user, @Nullable String password) {
        PGSimpleDataSource direct = new PGSimpleDataSource();
        direct.setUrl(url);
        direct.setUser(user);
        direct.setPassword(password);
        direct.setConnectTimeout(MOST_SECONDS);
        direct.setSocketTimeout(MOST_SECONDS);
        direct.setApplicationName("nightshift health");
        return new DatabaseProbe(direct, database.pool());
    }

    /** What the database is to those who use it. */
    public enum Answer {
        WRITABLE,
        /** It refuses writes, as a standby does. */
        READ_ONLY,
        AWAY,
        /** Nobody knows: there is no file descriptor for the question. */
        NOT_ASKED
    }

    /**
     * How much of the pool is in use.
     *
     * @param waiting how many callers have no connection yet
     */
    public record PoolUse(int inUse, int most, int waiting) {}

    public synchronized Answer ask() {
        long begun = System.nanoTime();
        boolean isKept = connection != null;
        try {
            return asked(open());
        } catch (SQLException failure) {
            forget();
            // A connection of the last time may have died with a server that is back; one that hangs is not tried
            // twice.
            return isKept && System.nanoTime() - begun < QUICK_NANOS ? askAnew() : answerTo(failure);
        }
    }

    private Answer askAnew() {
        try {
            return asked(open());
        } catch (SQLException failure) {
            forget();
            return answerTo(failure);
        }
    }

    /** Empty where the pool is not one of HikariCP. */
    public Optional<PoolUse> poolUse() {
        try {
            if (!pool.isWrapperFor(HikariDataSource.class)) {
                return Optional.empty();
            }
            HikariDataSource hikari = pool.unwrap(HikariDataSource.class);
            @Nullable HikariPoolMXBean use = hikari.getHikariPoolMXBean();
            return use == null
                    ? Optional.empty()
                    : Optional.of(new PoolUse(
                            use.getActiveConnections(),
                            hikari.getMaximumPoolSize(),
                            use.getThreadsAwaitingConnection()));
        } catch (SQLException unknown) {
            return Optional.empty();
        }
    }

    private Connection open() throws SQLException {
        if (connection == null) {
            connection = direct.getConnection();
            connection.setNetworkTimeout(IMMEDIATELY, MOST_SECONDS * 1_000);
        }
        return connection;
    }

    private static Answer answerTo(SQLException failure) {
        return Shortages.of(failure).isPresent() ? Answer.NOT_ASKED : Answer.AWAY;
    }

    private static Answer asked(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT current_setting('transaction_read_only')::boolean")) {
            row.next();
            return row.getBoolean(1) ? Answer.READ_ONLY : Answer.WRITABLE;
        }
    }

    private void forget() {
        if (connection != null) {
            try {
                connection.abort(IMMEDIATELY);
            } catch (SQLException broken) { // it is given up all the same
                return;
            } finally {
                connection = null;
            }
        }
    }

    @Override
    public synchronized void close() {
        forget();
    }
}
