package dev.nightshift.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightshift.embeddedpostgres.EmbeddedPostgres;
import dev.nightshift.embeddedpostgres.Role;
import dev.nightshift.embeddedpostgres.Workplace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class DatabaseBackupIT {

    private static final Workplace WORKPLACE = new Workplace();
    private static final Path FOLDER =
            Path.of("target", "backup-it", UUID.randomUUID().toString());
    private static final Instant NOW = Instant.parse("2026-11-20T01:02:03Z");
    private static final AtomicInteger SCHEMAS = new AtomicInteger();
    private static DataSource database;
    private static Shop source;
    private static Path file;

    @BeforeAll
    static void takeOne() throws IOException {
        EmbeddedPostgres postgres = WORKPLACE.open(WORKPLACE.usedDirectory(), Role.GUEST);
        PGSimpleDataSource simple = new PGSimpleDataSource();
        simple.setUrl(postgres.jdbcUrl());
        simple.setUser(postgres.user());
        simple.setPassword(postgres.password());
        database = simple;
        Files.createDirectories(FOLDER);
        file = FOLDER.resolve("shop.backup");
        source = new Shop(database, "source", "1");
        source.to("1");
        source.fill();
        backup("source").backupTo(file);
    }

    @AfterAll
    static void close() {
        WORKPLACE.close();
    }

    @Nested
    class Into_an_empty_database {

        private final String schema = newSchema();
        private final Shop target = new Shop(database, schema, "1");

        @Test
        void all_comes_back_as_it_was() {
            DatabaseBackup.Summary summary = backup(schema).restoreFrom(file, target);
            for (String table :
                    List.of("a_items", "\"z Owners\"", "b_left", "b_right", "events", "audit", "told", "kinds")) {
                assertThat(target.content(table)).as(table).isEqualTo(source.content(table));
            }
            assertThat(summary.tables()).isEqualTo(8);
            assertThat(summary.rows()).isEqualTo(15);
            assertThat(target.ask("SELECT items FROM counts")).isEqualTo("5");
        }

        @Test
        void numbers_go_on_where_they_stood() {
            backup(schema).restoreFrom(file, target);
            assertThat(target.ask("SELECT nextval('tickets')")).isEqualTo("4");
            assertThat(target.ask("INSERT INTO a_items (owner) VALUES (1) RETURNING id"))
                    .isEqualTo("6");
        }

        @Test
        void rows_are_in_their_partitions_and_triggers_fire_again_afterwards() {
            backup(schema).restoreFrom(file, target);
            assertThat(target.ask("SELECT text FROM events_2026_02_kr")).isEqualTo("two");
            target.run(List.of("INSERT INTO told VALUES ('twice')"));
            assertThat(target.content("audit")).isEqualTo("(once)\n(twice)");
        }

        @Test
        void a_second_time_is_refused_and_changes_nothing() {
            backup(schema).restoreFrom(file, target);
            assertThatThrownBy(() -> backup(schema).restoreFrom(file, target))
                    .isInstanceOf(BackupFailed.class)
                    .hasMessageMatching("The database already has data, in table .*\\.");
            assertThat(target.content("told")).isEqualTo(source.content("told"));
        }
    }

    @Nested
    class From_an_older_schema {

        private final String schema = newSchema();
        private final Shop target = new Shop(database, schema, "2");

        @Test
        void data_is_migrated_after_it_is_loaded() {
            backup(schema).restoreFrom(file, target);
            assertThat(target.content("told")).isEqualTo("(once,4)");
        }

        @Test
        void a_database_just_migrated_further_is_taken_back_first() {
            target.to("2");
            backup(schema).restoreFrom(file, target);
            assertThat(target.content("told")).isEqualTo("(once,4)");
        }

        @Test
        void a_newer_one_is_refused() {
            target.to("2");
            target.run(List.of("INSERT INTO told VALUES ('x', 1)"));
            Path newer = FOLDER.resolve("newer.backup");
            backup(schema).backupTo(newer);
            String old = newSchema();
            assertThatThrownBy(() -> backup(old).restoreFrom(newer, new Shop(database, old, "1")))
                    .hasMessageContaining("made by a newer program (0.1.0): its schema version 2 is later than 1");
        }
    }

    @Nested
    class A_file_that_is_not_a_whole_backup {

        private final String schema = newSchema();
        private final Shop target = new Shop(database, schema, "1");

        @Test
        void is_refused_when_it_is_missing_or_a_directory() {
            assertRefused(FOLDER.resolve("missing"), "does not exist");
            assertRefused(FOLDER, "is a directory");
        }

        @Test
        void is_refused_when_it_is_something_else() throws IOException {
            assertRefused(Files.writeString(FOLDER.resolve("text"), "no zip"), "is not a backup of Nightshift");
            assertRefused(Files.write(FOLDER.resolve("empty"), new byte[0]), "is not a backup of Nightshift");
        }

        @Test
        void is_refused_when_it_was_cut_short() throws IOException {
            byte[] whole = Files.readAllBytes(file);
            Path cut = Files.write(FOLDER.resolve("cut"), Arrays.copyOf(whole, whole.length - 100));
            assertRefused(cut, "is incomplete or damaged");
        }

        @Test
        void is_refused_when_its_form_is_newer() throws IOException {
            Path newer = Tampered.copy(file, FOLDER.resolve("form"), Manifest.ENTRY, "format=1", "format=2");
            assertRefused(newer, "was written by a newer program");
        }

        @Test
        void loads_nothing_when_a_row_was_changed_or_lost() throws IOException {
            Path changed = Tampered.copy(file, FOLDER.resolve("changed"), "tables/told.copy", "once", "0nce");
            assertRefused(changed, "is incomplete or damaged");
            Path lost = Tampered.copy(file, FOLDER.resolve("lost"), "tables/told.copy", "once\n", "");
            assertRefused(lost, "is incomplete or damaged");
            assertThat(target.content("a_items")).isEmpty();
        }

        @Test
        void runs_no_statement_hidden_in_it() throws IOException {
            Path hostile = Tampered.copy(
                    file, FOLDER.resolve("hostile"), Manifest.ENTRY, "bound=DEFAULT", "bound=DEFAULT; DROP TABLE told");
            assertRefused(hostile, "is not safe to run");
        }

        private void assertRefused(Path bad, String because) {
            assertThatThrownBy(() -> backup(schema).restoreFrom(bad, target))
                    .isInstanceOf(BackupFailed.class)
                    .hasMessageContaining(because)
                    .satisfies(e -> assertThat(((BackupFailed) e).hint()).isNotBlank());
        }
    }

    @Nested
    class The_written_file {

        @Test
        void says_what_it_is() {
            try (BackupFile backup = BackupFile.open(file)) {
                Manifest manifest = backup.manifest();
                assertThat(manifest.program()).isEqualTo("0.1.0");
                assertThat(manifest.takenAt()).isEqualTo(NOW);
                assertThat(manifest.schemaVersion()).contains(new SchemaVersion("1"));
                assertThat(manifest.migrations()).containsExactly("1 1 first");
                assertThat(manifest.tables())
                        .extracting(Manifest.Table::name)
                        .contains("a_items")
                        .doesNotContain("flyway_schema_history");
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        @Test
        void replaces_an_older_one_only_when_it_is_whole() throws IOException {
            Path older = Files.writeString(FOLDER.resolve("older.backup"), "older");
            PGSimpleDataSource dead = new PGSimpleDataSource();
            dead.setUrl("jdbc:postgresql://127.0.0.1:1/none");
            assertThatThrownBy(
                            () -> new DatabaseBackup(dead, "source", "0.1.0", () -> NOW, new UnfinishedBackups(FOLDER))
                                    .backupTo(older))
                    .isInstanceOf(BackupFailed.class)
                    .hasMessageStartingWith("The database could not be read");
            assertThat(older).hasContent("older");
            backup("source").backupTo(older);
            assertThat(Files.size(older)).isGreaterThan(1000);
            try (Stream<Path> left = Files.list(FOLDER)) {
                assertThat(left).noneMatch(path -> path.toString().endsWith(".unfinished"));
            }
        }

        @Test
        void cannot_be_where_there_is_no_directory() {
            Path nowhere = FOLDER.resolve("no/such/file");
            assertThatThrownBy(() -> backup("source").backupTo(nowhere))
                    .hasMessage("The backup %s cannot be written.", nowhere.toAbsolutePath());
        }
    }

    private static String newSchema() {
        return "target_" + SCHEMAS.incrementAndGet();
    }

    private static DatabaseBackup backup(String schema) {
        return new DatabaseBackup(database, schema, "0.1.0", () -> NOW, new UnfinishedBackups(FOLDER));
    }
}
