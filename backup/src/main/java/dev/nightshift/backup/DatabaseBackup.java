package dev.nightshift.backup;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import javax.sql.DataSource;

/** Writes the data of one schema to a file, and reads it back into an empty database. */
public final class DatabaseBackup {

    private final DataSource database;
    private final String schema;
    private final String program;
    private final InstantSource clock;
    private final UnfinishedBackups unfinished;

    /**
     * @param program this program's version, written into the backup
     * @param unfinished where it is noted what is being written
     */
    public DatabaseBackup(
            DataSource database, String schema, String program, InstantSource clock, UnfinishedBackups unfinished) {
        this.database = database;
        this.schema = schema;
        this.program = program;
        this.clock = clock;
        this.unfinished = unfinished;
    }

    /** How much was written or read. */
    public record Summary(int tables, long rows) {

        static Summary of(Manifest manifest) {
            long rows =
                    manifest.tables().stream().mapToLong(Manifest.Table::rows).sum();
            return new Summary(manifest.tables().size(), rows);
        }
    }

    /**
     * Writes the whole file or none; an older one is replaced only then.
     *
     * @throws BackupFailed if the file cannot be written or the database not be read
     */
    public Summary backupTo(Path file) {
        Path target = file.toAbsolutePath();
        UnfinishedBackups.removeBeside(target);
        try (UnfinishedBackups.Writing writing = unfinished.begin(target)) {
            Summary summary = written(writing.channel());
            Files.move(writing.file(), target, StandardCopyOption.ATOMIC_MOVE);
            return summary;
        } catch (IOException e) {
            throw new BackupFailed(
                    "The backup %s cannot be written.".formatted(target),
                    "Name a file in an existing directory with enough space that this user may write to.",
                    e);
        } catch (SQLException e) {
            throw new BackupFailed(
                    "The database could not be read: %s.".formatted(reason(e)), "Try again when it answers.", e);
        }
    }

    /**
     * Reads a backup into a database without data: brings the schema to the backup's version, loads all in one
     * transaction, then brings the schema to the newest version.
     *
     * @throws BackupFailed if the file is not a whole backup or the database has data; nothing is changed then
     */
    public Summary restoreFrom(Path file, SchemaMigration migration) {
        try (BackupFile backup = BackupFile.open(file.toAbsolutePath())) {
            Optional<SchemaVersion> version = backup.manifest().schemaVersion();
            RestoreTarget target = new RestoreTarget(database, schema, migration);
            target.makeReady(version, backup.manifest().program());
            target.load(backup);
            if (version.isPresent()) {
                migration.to(migration.newest());
            }
            return Summary.of(backup.manifest());
        } catch (IOException e) {
            throw new BackupFailed("The backup %s cannot be read.".formatted(file), "Check the disk.", e);
        } catch (SQLException e) {
            throw new BackupFailed(
                    "The database did not take the backup: %s.".formatted(reason(e)),
                    "Nothing was loaded; restore into a new, empty database.",
                    e);
        }
    }

    private Summary written(FileChannel channel) throws IOException, SQLException {
        try (Connection connection = database.getConnection()) {
            Sql.begin(connection, schema, "ISOLATION LEVEL REPEATABLE READ, READ ONLY");
            try {
                Manifest manifest = new BackupWriting(connection, schema, program)
                        .writeTo(new Forced(channel, Channels.newOutputStream(channel)), clock.instant());
                return Summary.of(manifest);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private static String reason(SQLException e) {
        String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("it does not answer");
        return message.replaceFirst("^(ERROR|FATAL): ", "").replaceFirst("\\.$", "");
    }
}
