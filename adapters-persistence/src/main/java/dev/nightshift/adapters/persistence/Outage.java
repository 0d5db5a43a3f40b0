package dev.nightshift.adapters.persistence;

import com.zaxxer.hikari.HikariDataSource;
import dev.nightshift.application.Shortage;
import dev.nightshift.application.StorageUnavailable;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import javax.sql.DataSource;

/**
 * Whether the database is away: says so once, and once that it is back. Connections of a pool that lie idle then are as
 * broken as the one that showed it, and are not given out again.
 */
final class Outage {

    /** What works sooner after a failure than this may have been lucky. */
    private static final long QUIET = TimeUnit.SECONDS.toNanos(1);

    /** For as long as something is wanting it is said this often. */
    private static final long AGAIN = TimeUnit.MINUTES.toNanos(1);

    private final DataSource dataSource;
    private final Logger log;
    private final LongSupplier nanoTime;
    private final Map<Shortage, Long> said = new EnumMap<>(Shortage.class);
    private volatile boolean away;
    private long since;
    private volatile long last;

    Outage(DataSource dataSource, Logger log, LongSupplier nanoTime) {
        this.dataSource = dataSource;
        this.log = log;
        this.nanoTime = nanoTime;
    }

    /** A call has failed for it. What wants something is no outage: it is said, and said again for as long as it lasts. */
    void met(StorageUnavailable failure) {
        if (failure.shortage().isPresent()) {
            say(failure.shortage().get());
            return;
        }
        last = nanoTime.getAsLong();
        if (!away && begin()) {
            String why = Failures.mainSqlFailure(failure)
                    .map(SqlSentences::of)
                    .orElse("a connection that was in use is gone");
            log.log(Level.WARNING, "The database cannot be reached: {0}. Work goes on when it is back.", why);
            putIdleConnectionsAway();
        }
    }

    private synchronized void say(Shortage shortage) {
        long now = nanoTime.getAsLong();
        Long before = said.get(shortage);
        if (before == null || now - before >= AGAIN) {
            said.put(shortage, now);
            log.log(Level.WARNING, "{0} {1}", shortage.sentence(), shortage.hint());
        }
    }

    private synchronized boolean begin() {
        if (away) {
            return false;
        }
        since = last;
        away = true;
        return true;
    }

    /** A call has worked. */
    void passed() {
        if (away && nanoTime.getAsLong() - last >= QUIET) {
            end();
        }
    }

    private synchronized void end() {
        if (away) {
            away = false;
            log.log(
                    Level.INFO,
                    "The database is back after {0} ms.",
                    Long.toString(TimeUnit.NANOSECONDS.toMillis(nanoTime.getAsLong() - since)));
        }
    }

    private void putIdleConnectionsAway() {
        try {
            if (dataSource.isWrapperFor(HikariDataSource.class)) {
                HikariDataSource pool = dataSource.unwrap(HikariDataSource.class);
                if (pool.isRunning()) {
                    pool.getHikariPoolMXBean().softEvictConnections();
                }
            }
        } catch (SQLException unknown) {
            log.log(Level.DEBUG, "The pool of connections is not known", unknown);
        }
    }
}
