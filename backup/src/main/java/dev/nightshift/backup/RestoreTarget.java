package dev.nightshift.backup;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** The database a backup is read into: it must hold no data, and is given the backup's schema version. */
final class RestoreTarget {

    private final DataSource database;
    private final String schema;
    private final SchemaMigration migration;

    RestoreTarget(DataSource database, String schema, SchemaMigration migration) {
        this.database = database;
        this.schema = schema;
        this.migration = migration;
    }

    void makeReady(Optional<SchemaVersion> wanted, String program) throws SQLException {
        wanted.ifPresent(version -> requireKnown(version, program));
        inOne(connection -> {
            Catalogue catalogue = new Catalogue(connection, schema);
            lockEmpty(connection, catalogue);
            if (wanted.isPresent() && isLater(catalogue.schemaVersion(), wanted.get())) {
                Sql.run(connection, "DROP SCHEMA " + Sql.name(schema) + " CASCADE");
                Sql.run(connection, "CREATE SCHEMA " + Sql.name(schema));
            }
        });
        wanted.ifPresent(version -> migration.to(version.text()));
    }

    void load(BackupFile backup) throws SQLException {
        inOne(connection -> {
            List<String> tables = lockEmpty(connection, new Catalogue(connection, schema));
            if (!tables.isEmpty()) {
                Sql.run(connection, "TRUNCATE " + Sql.names(schema, tables));
            }
            new Restoring(connection, schema, backup).load();
        });
    }

    private void requireKnown(SchemaVersion version, String program) {
        if (version.compareTo(new SchemaVersion(migration.newest())) > 0) {
            throw new BackupFailed(
                    "The backup was made by a newer program (%s): its schema version %s is later than %s, the newest here."
                            .formatted(program, version.text(), migration.newest()),
                    "Restore it with that program's version or a later one.");
        }
    }

    /** Nobody writes to the tables from here on; all of them, if none has data. */
    private List<String> lockEmpty(Connection connection, Catalogue catalogue) throws SQLException {
        List<String> tables =
                catalogue.tables().stream().map(Catalogue.Found::name).toList();
        if (!tables.isEmpty()) {
            Sql.run(connection, "LOCK TABLE " + Sql.names(schema, tables) + " IN ACCESS EXCLUSIVE MODE");
        }
        for (String table : tables) {
            if (!migration.seeded().contains(table) && catalogue.hasRows(table)) {
                throw new BackupFailed(
                        "The database already has data, in table %s.".formatted(table),
                        "Restore into a new, empty one: another --data-dir, or another database in DATABASE_URL.");
            }
        }
        return tables;
    }

    private static boolean isLater(Optional<SchemaVersion> here, SchemaVersion wanted) {
        return here.map(version -> version.compareTo(wanted) > 0).orElse(false);
    }

    /** Work in one transaction. */
    private interface Work {
        void in(Connection connection) throws SQLException;
    }

    private void inOne(Work work) throws SQLException {
        try (Connection connection = database.getConnection()) {
            Sql.begin(connection, schema, "ISOLATION LEVEL READ COMMITTED");
            try {
                work.in(connection);
                connection.commit();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }
}
