package dev.nightshift.adapters.persistence.batch;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** So many connections of a data source and no more, so that others find some too. */
final class LimitedDataSource implements InvocationHandler {

    private final DataSource dataSource;
    private final int limit;
    private final Duration wait;
    private final Semaphore free;

    private LimitedDataSource(DataSource dataSource, int limit, Duration wait) {
        this.dataSource = dataSource;
        this.limit = limit;
        this.wait = wait;
        this.free = new Semaphore(limit, true);
    }

    /**
     * Those of that data source.
     *
     * @param wait how long one is waited for
     * @throws IllegalArgumentException if the limit is below 1
     */
    static DataSource of(DataSource dataSource, int limit, Duration wait) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit must be >= 1, was " + limit);
        }
        return Proxies.of(DataSource.class, new LimitedDataSource(dataSource, limit, wait));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] given) throws Throwable {
        return switch (method.getName()) {
            case "getConnection" -> connection(method, given);
            case "isWrapperFor" -> false;
            case "unwrap", "createConnectionBuilder" ->
                throw new SQLException("the data source of job types cannot be unwrapped or configured");
            default -> Proxies.call(dataSource, method, given);
        };
    }

    private Connection connection(Method method, Object @Nullable [] given) throws Throwable {
        awaitFree();
        try {
            return releasing((Connection) requireNonNull(Proxies.call(dataSource, method, given)));
        } catch (Throwable failure) {
            free.release();
            throw failure;
        }
    }

    private void awaitFree() throws SQLException {
        try {
            if (!free.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new SQLTimeoutException(
                        "job types have had all %d connections that they may have at once for %d seconds; each must be closed"
                                .formatted(limit, wait.toSeconds()));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while waiting for a connection", interrupted);
        }
    }

    private Connection releasing(Connection connection) {
        AtomicBoolean closed = new AtomicBoolean();
        return Proxies.of(Connection.class, (self, method, given) -> {
            String name = method.getName();
            try {
                return Proxies.call(connection, method, given);
            } finally {
                if ((name.equals("close") || name.equals("abort")) && closed.compareAndSet(false, true)) {
                    free.release();
                }
            }
        });
    }
}
