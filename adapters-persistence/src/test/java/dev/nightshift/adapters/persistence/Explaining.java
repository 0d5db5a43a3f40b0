package dev.nightshift.adapters.persistence;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Connections that explain a statement in the place of its execution, with the parameters it is given. */
final class Explaining {

    private Explaining() {}

    static DataSource statementsWith(String text, DataSource source) {
        InvocationHandler handler = (self, method, arguments) -> {
            Object result = call(source, method, arguments);
            return result instanceof Connection connection ? connection(text, connection) : result;
        };
        return proxy(DataSource.class, handler);
    }

    private static Connection connection(String text, Connection connection) {
        InvocationHandler handler = (self, method, arguments) -> {
            if (!method.getName().equals("prepareStatement") || !((String) arguments[0]).contains(text)) {
                return call(connection, method, arguments);
            }
            return statement(connection.prepareStatement("EXPLAIN (ANALYZE, FORMAT JSON) " + arguments[0]));
        };
        return proxy(Connection.class, handler);
    }

    private static PreparedStatement statement(PreparedStatement statement) {
        InvocationHandler handler = (self, method, arguments) -> {
            if (method.getName().startsWith("execute")) {
                throw new Explained(planOf(statement));
            }
            return call(statement, method, arguments);
        };
        return proxy(PreparedStatement.class, handler);
    }

    private static String planOf(PreparedStatement statement) throws SQLException {
        StringBuilder plan = new StringBuilder();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                plan.append(rows.getString(1)).append('\n');
            }
        }
        return plan.toString();
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failure) {
            Throwable cause = failure.getCause();
            throw cause == null ? failure : cause;
        }
    }

    /** Carries the plan out of the adapter's call. */
    static final class Explained extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String json;

        Explained(String json) {
            super("explained", null, false, false);
            this.json = json;
        }

        String json() {
            return json;
        }
    }
}
