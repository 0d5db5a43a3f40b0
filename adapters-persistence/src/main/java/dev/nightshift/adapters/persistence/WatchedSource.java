package dev.nightshift.adapters.persistence;

import dev.nightshift.application.StorageUnavailable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The pool as job types get it: a failure that comes of the loss of one of its connections is marked as one of ours, so
 * that it is told from the same failure of a database of theirs.
 */
final class WatchedSource implements InvocationHandler {

    /** What can fail later on, the most special first. */
    private static final List<Class<?>> KINDS = List.of(
            CallableStatement.class,
            PreparedStatement.class,
            Statement.class,
            ResultSet.class,
            DatabaseMetaData.class,
            Connection.class);

    private final Object watched;

    private WatchedSource(Object watched) {
        this.watched = watched;
    }

    static DataSource of(DataSource pool) {
        return (DataSource) watching(pool, DataSource.class);
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (method.getName().equals("equals") && arguments != null && arguments.length == 1) {
            return proxy == arguments[0];
        }
        try {
            @Nullable Object result = method.invoke(watched, arguments);
            return method.getName().equals("unwrap") ? result : watchedToo(result, method.getReturnType());
        } catch (InvocationTargetException thrown) {
            throw marked(thrown.getTargetException());
        }
    }

    private static @Nullable Object watchedToo(@Nullable Object result, Class<?> declared) {
        if (result == null || !declared.isInterface()) {
            return result;
        }
        return KINDS.stream()
                .filter(kind -> kind.isInstance(result))
                .findFirst()
                .map(kind -> watching(result, kind))
                .orElse(result);
    }

    private static Object watching(Object watched, Class<?> kind) {
        return Proxy.newProxyInstance(
                WatchedSource.class.getClassLoader(), new Class<?>[] {kind}, new WatchedSource(watched));
    }

    /** A pool that gives no connection, and a connection that was lost, are the database's; all else is the caller's. */
    private Throwable marked(Throwable failure) {
        if (failure instanceof SQLException sql && isLost(sql)) {
            failure.addSuppressed(new StorageUnavailable(Failures.AWAY, null));
        }
        return failure;
    }

    private boolean isLost(SQLException failure) {
        return Failures.isLoss(failure) || (watched instanceof Connection && failure.getSQLState() == null);
    }
}
