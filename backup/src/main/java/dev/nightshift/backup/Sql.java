package dev.nightshift.backup;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;

/** Text of SQL with names that may hold anything. */
final class Sql {

    private Sql() {}

    static String name(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static String name(String schema, String name) {
        return name(schema) + "." + name(name);
    }

    static String names(List<String> names) {
        return names.stream().map(Sql::name).collect(Collectors.joining(", "));
    }

    static String names(String schema, List<String> names) {
        return names.stream().map(name -> name(schema, name)).collect(Collectors.joining(", "));
    }

    static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Begins a transaction in which values are written the same on every server. */
    static void begin(Connection connection, String schema, String mode) throws SQLException {
        connection.setAutoCommit(false);
        run(connection, "SET TRANSACTION " + mode);
        run(connection, "SET LOCAL TimeZone = 'UTC'");
        run(connection, "SET LOCAL DateStyle = 'ISO, YMD'");
        run(connection, "SET LOCAL IntervalStyle = 'postgres'");
        run(connection, "SET LOCAL bytea_output = 'hex'");
        run(connection, "SET LOCAL extra_float_digits = 3");
        run(connection, "SET LOCAL lc_monetary = 'C'");
        run(connection, "SET LOCAL search_path = " + name(schema));
    }
}
