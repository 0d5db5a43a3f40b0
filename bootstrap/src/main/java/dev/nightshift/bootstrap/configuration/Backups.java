package dev.nightshift.bootstrap.configuration;

import dev.nightshift.adapters.persistence.Migrations;
import dev.nightshift.backup.DatabaseBackup;
import dev.nightshift.backup.SchemaMigration;
import dev.nightshift.backup.UnfinishedBackups;
import dev.nightshift.embeddedpostgres.EmbeddedPostgres;
import dev.nightshift.embeddedpostgres.Role;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import javax.sql.DataSource;

/** The whole database in one file, and back. */
public final class Backups {

    private final Settings settings;
    private final String program;

    public Backups(Settings settings, String program) {
        this.settings = settings;
        this.program = program;
    }

    public DatabaseBackup.Summary backupTo(Path file) {
        return with((backup, database) -> backup.backupTo(file));
    }

    public DatabaseBackup.Summary restoreFrom(Path file) {
        return with((backup, database) -> backup.restoreFrom(file, new FlywayMigration(new Migrations(database))));
    }

    private DatabaseBackup.Summary with(BiFunction<DatabaseBackup, DataSource, DatabaseBackup.Summary> work) {
        Optional<String> url = settings.text("DATABASE_URL");
        if (url.isPresent()) {
            return on(DatabaseAddress.parse(url.get()), work);
        }
        try (EmbeddedPostgres postgres = EmbeddedPostgres.open(settings.dataDir(), Role.GUEST)) {
            return on(
                    new DatabaseAddress(
                            postgres.jdbcUrl(), Optional.of(postgres.user()), Optional.of(postgres.password())),
                    work);
        }
    }

    private DatabaseBackup.Summary on(
            DatabaseAddress address, BiFunction<DatabaseBackup, DataSource, DatabaseBackup.Summary> work) {
        DataSource database = Session.dataSource(address);
        return work.apply(
                new DatabaseBackup(
                        database,
                        schemaOf(database),
                        program,
                        InstantSource.system(),
                        new UnfinishedBackups(settings.dataDir())),
                database);
    }

    private static String schemaOf(DataSource database) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT coalesce(current_schema(), 'public')")) {
            row.next();
            return row.getString(1);
        } catch (SQLException failure) {
            throw new Failed("The database cannot be used: " + Sentences.reason(failure), failure);
        }
    }

    private record FlywayMigration(Migrations migrations) implements SchemaMigration {

        @Override
        public String newest() {
            return migrations.newest();
        }

        @Override
        public void to(String version) {
            migrations.migrateTo(version);
        }

        @Override
        public Set<String> seeded() {
            return Set.of("popularity_window", "popular_revision", "search_calls");
        }
    }
}
