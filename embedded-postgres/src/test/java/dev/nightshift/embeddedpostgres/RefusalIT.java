package dev.nightshift.embeddedpostgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RefusalIT {

    private final Workplace workplace = new Workplace();

    @AfterEach
    void close() {
        workplace.close();
    }

    @Nested
    class A_directory_of_another_major_version {

        @Test
        void is_told_within_a_second_and_left_alone() throws IOException {
            Path dir = workplace.newDirectory();
            Files.createDirectories(dir.resolve("postgres"));
            Files.writeString(dir.resolve("postgres/PG_VERSION"), "17\n");
            long before = System.nanoTime();
            assertThatThrownBy(() -> workplace.open(dir, Role.SERVE))
                    .isInstanceOf(PostgresUnavailable.class)
                    .hasMessage(
                            "The data directory %s was written by PostgreSQL 17, this program brings PostgreSQL %d.",
                            dir, Binaries.major())
                    .satisfies(e -> assertThat(((PostgresUnavailable) e).hint()).contains("backup", "restore"));
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(1));
            assertThat(dir.resolve("postgres.log")).doesNotExist();
        }
    }

    @Nested
    class A_directory_that_is_none {

        @Test
        void is_refused() throws IOException {
            Path file = Files.writeString(workplace.root().resolve("file"), "");
            assertThatThrownBy(() -> workplace.open(file, Role.SERVE))
                    .hasMessage("The data directory %s is a file, not a directory.", file);
            assertThatThrownBy(() -> workplace.open(file.resolve("below"), Role.SERVE))
                    .isInstanceOf(PostgresUnavailable.class)
                    .hasMessageStartingWith("The data directory %s", file.resolve("below"));
        }
    }

    @Nested
    class A_damaged_cluster {

        @Test
        void without_its_version_is_refused() throws IOException {
            Path dir = workplace.usedDirectory();
            Files.delete(dir.resolve("postgres/PG_VERSION"));
            assertThatThrownBy(() -> workplace.open(dir, Role.SERVE))
                    .hasMessageContaining("holds no readable PostgreSQL data");
        }

        @Test
        void without_its_control_file_is_refused_naming_the_log() throws IOException {
            Path dir = workplace.usedDirectory();
            Files.delete(dir.resolve("postgres/global/pg_control"));
            assertThatThrownBy(() -> workplace.open(dir, Role.SERVE))
                    .isInstanceOf(PostgresUnavailable.class)
                    .hasMessageContaining("is damaged")
                    .satisfies(e -> assertThat(((PostgresUnavailable) e).hint()).contains("postgres.log"));
        }

        @Test
        void with_a_wrong_setting_is_refused_naming_it() throws IOException {
            Path dir = workplace.usedDirectory();
            Files.writeString(dir.resolve("postgres/postgresql.auto.conf"), "work_mem = 'plenty'\n");
            assertThatThrownBy(() -> workplace.open(dir, Role.SERVE))
                    .hasMessageStartingWith("PostgreSQL did not start in " + dir);
        }
    }

    @Nested
    class Settings_that_lose_committed_work {

        @Test
        void are_refused_and_nothing_keeps_running() {
            Path dir = workplace.usedDirectory();
            EmbeddedPostgres postgres = workplace.open(dir, Role.GUEST);
            Sql.run(postgres, "ALTER DATABASE nightshift SET synchronous_commit = off");
            postgres.close();
            assertThatThrownBy(() -> workplace.open(dir, Role.SERVE))
                    .hasMessage(
                            "PostgreSQL in %s runs with synchronous_commit=off, which can lose committed work in a power cut.",
                            dir);
            assertThat(Postmaster.of(dir.resolve("postgres"))).isEmpty();
        }

        @Test
        void in_the_configuration_file_are_overruled() throws IOException {
            Path dir = workplace.usedDirectory();
            Files.writeString(dir.resolve("postgres/postgresql.auto.conf"), "fsync = off\nfull_page_writes = off\n");
            EmbeddedPostgres postgres = workplace.open(dir, Role.SERVE);
            assertThat(Sql.ask(postgres, "SHOW fsync")).isEqualTo("on");
            assertThat(Sql.ask(postgres, "SHOW full_page_writes")).isEqualTo("on");
        }
    }

    @Nested
    class A_lost_password {

        @Test
        void is_told_by_the_name_of_its_file() throws IOException {
            Path dir = workplace.usedDirectory();
            Files.delete(dir.resolve("postgres.password"));
            assertThatThrownBy(() -> workplace.open(dir, Role.SERVE))
                    .hasMessage("The file %s with the database password is missing.", dir.resolve("postgres.password"));
            Files.writeString(dir.resolve("postgres.password"), "another");
            assertThatThrownBy(() -> workplace.open(dir, Role.SERVE))
                    .hasMessageContaining("does not accept the password");
        }
    }

    @Nested
    class Root_without_any_way_to_another_account {

        @Test
        void is_told_so() {
            Path dir = workplace.usedDirectory();
            Account impossible = new Account(List.of("/nonexistent/unshare"), null);
            assertThatThrownBy(() -> EmbeddedPostgres.open(dir, Role.SERVE, new Accounts(List.of(impossible))))
                    .hasMessageStartingWith("PostgreSQL does not run as root");
        }
    }
}
