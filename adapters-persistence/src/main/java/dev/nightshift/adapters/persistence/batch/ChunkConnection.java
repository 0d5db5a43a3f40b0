package dev.nightshift.adapters.persistence.batch;

import dev.nightshift.domain.batch.JobFailed;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/** The connection of a chunk's transaction as its job type has it: it does all but begin, end and change the transaction. */
final class ChunkConnection implements InvocationHandler {

    private static final Set<String> REFUSED = Set.of(
            "commit",
            "close",
            "abort",
            "setAutoCommit",
            "setTransactionIsolation",
            "setReadOnly",
            "setSchema",
            "setCatalog",
            "setHoldability",
            "setNetworkTimeout",
            "setClientInfo",
            "beginRequest",
            "endRequest",
            "setShardingKey",
            "setShardingKeyIfValid");

    private static final String INSTEAD =
            " The engine commits it with the checkpoint, or rolls it back. Throw an exception to undo the chunk, use a "
                    + "savepoint to undo a part of it, or a connection of the DataSource for a transaction of its own.";

    private final Connection connection;
    private final Supplier<Optional<Connection>> current;

    private ChunkConnection(Connection connection, Supplier<Optional<Connection>> current) {
        this.connection = connection;
        this.current = current;
    }

    /** @param current the connection of the transaction of the thread that asks */
    static Connection of(Connection connection, Supplier<Optional<Connection>> current) {
        return Proxies.of(Connection.class, new ChunkConnection(connection, current));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] given) throws Throwable {
        String name = method.getName();
        if (REFUSED.contains(name) || (name.equals("rollback") && given == null)) {
            throw new JobFailed(
                    "The job type called %s() on the connection of its chunk, whose transaction is not its own."
                                    .formatted(name)
                            + INSTEAD);
        }
        boolean isCurrent = current.get().filter(now -> now == connection).isPresent();
        if (name.equals("isClosed")) {
            return !isCurrent || connection.isClosed();
        }
        if (!isCurrent) {
            throw new JobFailed("The job type used the connection of a chunk outside of the write of that chunk, "
                    + "or on another thread. Ask for it in each write, and use it there only.");
        }
        if (name.equals("unwrap") || name.equals("isWrapperFor")) {
            return unwrap(proxy, name, (Class<?>) argument(given));
        }
        requireHarmless(given);
        return guarded(Proxies.call(connection, method, given), (Connection) proxy);
    }

    private static Object argument(Object @Nullable [] given) {
        return given == null ? Object.class : given[0];
    }

    /** What only the driver can do, such as COPY, is at hand; the connection behind is not. */
    private Object unwrap(Object proxy, String name, Class<?> kind) throws SQLException {
        boolean isWrapper = kind.isInstance(proxy) || kind == PGConnection.class;
        if (name.equals("isWrapperFor")) {
            return isWrapper;
        }
        if (kind.isInstance(proxy)) {
            return proxy;
        }
        if (!isWrapper) {
            throw new JobFailed(
                    "The job type unwrapped the connection of its chunk to a %s. It can be a PGConnection only."
                            .formatted(kind.getSimpleName()));
        }
        PGConnection driver = connection.unwrap(PGConnection.class);
        return Proxies.of(PGConnection.class, (self, method, given) -> Proxies.call(driver, method, given));
    }

    private @Nullable Object guarded(@Nullable Object result, Connection proxy) {
        if (result instanceof CallableStatement statement) {
            return guarded(CallableStatement.class, statement, proxy);
        }
        if (result instanceof PreparedStatement statement) {
            return guarded(PreparedStatement.class, statement, proxy);
        }
        if (result instanceof Statement statement) {
            return guarded(Statement.class, statement, proxy);
        }
        return result instanceof DatabaseMetaData data ? guarded(DatabaseMetaData.class, data, proxy) : result;
    }

    private <T> T guarded(Class<T> kind, T target, Connection proxy) {
        return Proxies.of(kind, (self, method, given) -> {
            String name = method.getName();
            if (name.equals("getConnection")) {
                return proxy;
            }
            boolean executes = name.startsWith("execute");
            if (executes || name.equals("addBatch")) {
                requireHarmless(given);
            }
            Object result = Proxies.call(target, method, given);
            if (executes) {
                requireTransaction();
            }
            return result;
        });
    }

    private static void requireHarmless(Object @Nullable [] given) {
        if (given != null && given.length > 0 && given[0] instanceof String sql) {
            TransactionWords.in(sql).ifPresent(word -> {
                throw new JobFailed(
                        "The job type sent the SQL statement %s on the connection of its chunk, whose transaction is not its own."
                                        .formatted(word)
                                + INSTEAD);
            });
        }
    }

    /** The driver knows whether a transaction is open, without asking the server. */
    private void requireTransaction() throws SQLException {
        if (connection.isWrapperFor(BaseConnection.class)
                && connection.unwrap(BaseConnection.class).getTransactionState() == TransactionState.IDLE) {
            spoil();
            throw new JobFailed("The job type ended the transaction of its chunk with an SQL statement." + INSTEAD);
        }
    }

    /** Sees to it that the checkpoint cannot be kept in the transaction that comes next. */
    private void spoil() {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DO $$BEGIN RAISE EXCEPTION 'the transaction of the chunk was ended'; END$$");
        } catch (SQLException meant) {
            // from here on the server refuses all but a rollback
        }
    }
}
