package dev.nightshift.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/** Loads a backup into the empty tables of its own schema version, within the caller's transaction. */
final class Restoring {

    private final Connection connection;
    private final String schema;
    private final Catalogue catalogue;
    private final BackupFile backup;

    Restoring(Connection connection, String schema, BackupFile backup) {
        this.connection = connection;
        this.schema = schema;
        this.catalogue = new Catalogue(connection, schema);
        this.backup = backup;
    }

    void load() throws SQLException {
        requireSameTables();
        addMissingPartitions();
        List<Catalogue.Trigger> triggers = catalogue.triggers();
        for (Catalogue.Trigger trigger : triggers) {
            switchTrigger(trigger, "DISABLE");
        }
        Sql.run(connection, "SET CONSTRAINTS ALL DEFERRED");
        for (Manifest.Table table : inOrder()) {
            copy(table);
        }
        Sql.run(connection, "SET CONSTRAINTS ALL IMMEDIATE");
        for (Catalogue.Trigger trigger : triggers) {
            switchTrigger(trigger, trigger.always() ? "ENABLE ALWAYS" : "ENABLE");
        }
        for (String view : catalogue.materializedViews()) {
            Sql.run(connection, "REFRESH MATERIALIZED VIEW " + Sql.name(schema, view));
        }
        for (Manifest.Sequence sequence : backup.manifest().sequences()) {
            set(sequence);
        }
    }

    private void requireSameTables() throws SQLException {
        Set<String> here =
                catalogue.tables().stream().map(Catalogue.Found::name).collect(Collectors.toSet());
        for (Manifest.Table table : backup.manifest().tables()) {
            if (!here.contains(table.name())
                    || !catalogue.columnsOf(table.name()).containsAll(table.columns())) {
                throw new BackupFailed(
                        "The database has no table %s as the backup has it.".formatted(table.name()),
                        "Restore with the program's version that made the backup (%s)."
                                .formatted(backup.manifest().program()));
            }
        }
    }

    private void addMissingPartitions() throws SQLException {
        List<Manifest.Partition> here = catalogue.partitions();
        for (Manifest.Partition wanted : backup.manifest().partitions()) {
            boolean known = here.stream().anyMatch(partition -> isSame(partition, wanted));
            if (!known) {
                Sql.run(connection, PartitionSql.create(schema, wanted));
            }
        }
    }

    private static boolean isSame(Manifest.Partition one, Manifest.Partition other) {
        return one.name().equals(other.name())
                || (one.parent().equals(other.parent()) && one.bound().equals(other.bound()));
    }

    private List<Manifest.Table> inOrder() throws SQLException {
        Map<String, Manifest.Table> tables = backup.manifest().tables().stream()
                .collect(Collectors.toMap(Manifest.Table::name, Function.identity()));
        List<String> names =
                backup.manifest().tables().stream().map(Manifest.Table::name).toList();
        return LoadOrder.of(names, catalogue.references()).stream()
                .map(name -> tables.get(name))
                .toList();
    }

    private void copy(Manifest.Table table) throws SQLException {
        MessageDigest digest = Digest.sha256();
        try (InputStream in = new DigestInputStream(backup.read(table), digest)) {
            long rows = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "COPY %s (%s) FROM STDIN"
                                    .formatted(Sql.name(schema, table.name()), Sql.names(table.columns())),
                            in,
                            1 << 16);
            in.transferTo(OutputStream.nullOutputStream());
            if (rows != table.rows() || !Digest.hex(digest).equals(table.sha256())) {
                throw backup.damaged(new IOException("table " + table.name()));
            }
        } catch (IOException e) {
            throw backup.damaged(e);
        }
    }

    private void switchTrigger(Catalogue.Trigger trigger, String how) throws SQLException {
        Sql.run(
                connection,
                "ALTER TABLE %s %s TRIGGER %s"
                        .formatted(Sql.name(schema, trigger.table()), how, Sql.name(trigger.name())));
    }

    private void set(Manifest.Sequence sequence) throws SQLException {
        String name = Sql.name(schema, sequence.name()).replace("'", "''");
        Sql.run(
                connection,
                "SELECT setval('%s'::regclass, %d, %b)".formatted(name, sequence.last(), sequence.called()));
    }
}
