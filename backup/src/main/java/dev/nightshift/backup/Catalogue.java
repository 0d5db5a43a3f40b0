package dev.nightshift.backup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What a schema holds, asked within the caller's transaction. */
final class Catalogue {

    static final String HISTORY = "flyway_schema_history";

    private static final String TABLES =
            """
            SELECT c.relname, c.relkind = 'p' FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ? AND c.relkind IN ('r', 'p') AND NOT c.relispartition
              AND c.relname <> 'flyway_schema_history'
              AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
            ORDER BY c.relname""";
    private static final String COLUMNS =
            """
            SELECT a.attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
            JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ? AND c.relname = ? AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
            ORDER BY a.attnum""";
    private static final String PARTITIONS =
            """
            SELECT child.relname, parent.relname, pg_get_expr(child.relpartbound, child.oid),
                   coalesce(pg_get_partkeydef(child.oid), '')
            FROM pg_class root JOIN pg_namespace n ON n.oid = root.relnamespace
            CROSS JOIN LATERAL pg_partition_tree(root.oid) t
            JOIN pg_class child ON child.oid = t.relid JOIN pg_class parent ON parent.oid = t.parentrelid
            WHERE n.nspname = ? AND root.relkind = 'p' AND NOT root.relispartition AND t.level > 0
            ORDER BY root.relname, t.level, child.relname""";
    private static final String SEQUENCES =
            """
            SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ? AND c.relkind = 'S' ORDER BY c.relname""";
    private static final String REFERENCES =
            """
            SELECT DISTINCT child.relname, parent.relname FROM pg_constraint k
            JOIN pg_class child ON child.oid = k.conrelid JOIN pg_class parent ON parent.oid = k.confrelid
            JOIN pg_namespace n ON n.oid = child.relnamespace
            WHERE n.nspname = ? AND k.contype = 'f' AND k.conparentid = 0 AND child.oid <> parent.oid
            ORDER BY 1, 2""";
    private static final String TRIGGERS =
            """
            SELECT c.relname, t.tgname, t.tgenabled FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
            JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ? AND NOT t.tgisinternal AND t.tgparentid = 0 AND t.tgenabled IN ('O', 'A')
            ORDER BY 1, 2""";
    private static final String VIEWS =
            """
            SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ? AND c.relkind = 'm' ORDER BY c.oid""";

    private final Connection connection;
    private final String schema;

    Catalogue(Connection connection, String schema) {
        this.connection = connection;
        this.schema = schema;
    }

    /** A table that is not a partition. */
    record Found(String name, boolean partitioned) {}

    /** A table and one that its rows refer to. */
    record Reference(String from, String to) {}

    /** A trigger that fires by itself, always or only for ordinary sessions. */
    record Trigger(String table, String name, boolean always) {}

    /** Makes a value of a row. */
    interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    List<Found> tables() throws SQLException {
        return query(TABLES, row -> new Found(row.getString(1), row.getBoolean(2)), schema);
    }

    List<String> columnsOf(String table) throws SQLException {
        return query(COLUMNS, row -> row.getString(1), schema, table);
    }

    List<Manifest.Partition> partitions() throws SQLException {
        return query(
                PARTITIONS,
                row -> new Manifest.Partition(row.getString(1), row.getString(2), row.getString(3), row.getString(4)),
                schema);
    }

    List<Manifest.Sequence> sequences() throws SQLException {
        List<Manifest.Sequence> sequences = new ArrayList<>();
        for (String name : query(SEQUENCES, row -> row.getString(1), schema)) {
            sequences.addAll(query(
                    "SELECT last_value, is_called FROM " + Sql.name(schema, name),
                    row -> new Manifest.Sequence(name, row.getLong(1), row.getBoolean(2))));
        }
        return sequences;
    }

    List<Reference> references() throws SQLException {
        return query(REFERENCES, row -> new Reference(row.getString(1), row.getString(2)), schema);
    }

    List<Trigger> triggers() throws SQLException {
        return query(
                TRIGGERS,
                row -> new Trigger(
                        row.getString(1), row.getString(2), row.getString(3).equals("A")),
                schema);
    }

    List<String> materializedViews() throws SQLException {
        return query(VIEWS, row -> row.getString(1), schema);
    }

    boolean hasRows(String table) throws SQLException {
        return query("SELECT EXISTS (SELECT 1 FROM " + Sql.name(schema, table) + ")", row -> row.getBoolean(1))
                .contains(true);
    }

    /** The applied migrations, oldest first; empty when the schema has no history. */
    List<String> migrations() throws SQLException {
        return hasHistory()
                ? query(
                        "SELECT concat_ws(' ', installed_rank, version, description) FROM " + Sql.name(schema, HISTORY)
                                + " WHERE success ORDER BY installed_rank",
                        row -> row.getString(1))
                : List.of();
    }

    Optional<SchemaVersion> schemaVersion() throws SQLException {
        List<SchemaVersion> versions = hasHistory()
                ? query(
                        "SELECT version FROM " + Sql.name(schema, HISTORY) + " WHERE success AND version IS NOT NULL",
                        row -> new SchemaVersion(row.getString(1)))
                : List.of();
        return versions.stream().max(Comparator.naturalOrder());
    }

    private boolean hasHistory() throws SQLException {
        return !query(
                        "SELECT 1 FROM pg_tables WHERE schemaname = ? AND tablename = ?",
                        row -> row.getInt(1),
                        schema,
                        HISTORY)
                .isEmpty();
    }

    private <T> List<T> query(String sql, Row<T> each, String... arguments) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setString(i + 1, arguments[i]);
            }
            List<T> values = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    values.add(each.of(rows));
                }
            }
            return values;
        }
    }
}
