package dev.nightshift.backup;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** Writes all tables of a schema as one snapshot saw them. */
final class BackupWriting {

    private static final int BUFFER = 1 << 16;

    private final Connection connection;
    private final String schema;
    private final String program;
    private final Catalogue catalogue;

    BackupWriting(Connection connection, String schema, String program) {
        this.connection = connection;
        this.schema = schema;
        this.program = program;
        this.catalogue = new Catalogue(connection, schema);
    }

    Manifest writeTo(OutputStream file, Instant now) throws SQLException, IOException {
        try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(file, BUFFER))) {
            zip.setLevel(Deflater.BEST_SPEED);
            List<Manifest.Table> tables = new ArrayList<>();
            for (Catalogue.Found table : catalogue.tables()) {
                tables.add(copied(table, zip));
            }
            Manifest manifest = new Manifest(
                    program,
                    connection.getMetaData().getDatabaseProductVersion(),
                    now,
                    catalogue.schemaVersion(),
                    catalogue.migrations(),
                    tables,
                    catalogue.partitions(),
                    // Sequences stand outside of snapshots: read last, they are never behind the rows.
                    catalogue.sequences());
            zip.putNextEntry(new ZipEntry(Manifest.ENTRY));
            manifest.writeTo(new Unclosed(zip));
            zip.closeEntry();
            return manifest;
        }
    }

    private Manifest.Table copied(Catalogue.Found table, ZipOutputStream zip) throws SQLException, IOException {
        List<String> columns = catalogue.columnsOf(table.name());
        MessageDigest digest = Digest.sha256();
        zip.putNextEntry(new ZipEntry(new Manifest.Table(table.name(), columns, 0, "").entry()));
        CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
        OutputStream out = new BufferedOutputStream(new DigestOutputStream(new Unclosed(zip), digest), BUFFER);
        long rows = copy.copyOut(
                "COPY (SELECT %s FROM %s%s) TO STDOUT"
                        .formatted(
                                Sql.names(columns), table.partitioned() ? "" : "ONLY ", Sql.name(schema, table.name())),
                out);
        out.flush();
        zip.closeEntry();
        return new Manifest.Table(table.name(), columns, rows, Digest.hex(digest));
    }

    /** Keeps the zip open when a writer of one entry is done. */
    private static final class Unclosed extends FilterOutputStream {

        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
