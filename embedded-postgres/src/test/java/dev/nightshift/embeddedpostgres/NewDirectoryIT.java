package dev.nightshift.embeddedpostgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class NewDirectoryIT {

    private static final Workplace WORKPLACE = new Workplace();
    private static final Path DIR = WORKPLACE.newDirectory();
    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void open() {
        postgres = WORKPLACE.open(DIR, Role.SERVE);
    }

    @AfterAll
    static void close() {
        WORKPLACE.close();
    }

    @Nested
    class Its_server {

        @Test
        void is_durable() {
            assertThat(List.of(shown("fsync"), shown("synchronous_commit"), shown("full_page_writes")))
                    .containsOnly("on");
            assertThat(shown("data_checksums")).isEqualTo("on");
        }

        @Test
        void is_sized_for_a_small_machine() {
            assertThat(shown("shared_buffers")).isEqualTo("128MB");
            assertThat(shown("max_connections")).isEqualTo("100");
            assertThat(shown("max_wal_size")).isEqualTo("2GB");
            assertThat(shown("random_page_cost")).isEqualTo("1.1");
            assertThat(shown("jit")).isEqualTo("off");
            assertThat(shown("wal_compression")).isNotEqualTo("off");
        }

        @Test
        void sorts_and_keeps_text_the_same_on_every_machine() {
            assertThat(shown("server_encoding")).isEqualTo("UTF8");
            assertThat(shown("log_timezone")).isEqualTo("UTC");
            assertThat(
                            Sql.ask(
                                    postgres,
                                    "SELECT datlocprovider::text || datlocale FROM pg_database WHERE datname = current_database()"))
                    .isEqualTo("bC.UTF-8");
        }

        @Test
        void is_reached_from_this_machine_only() {
            assertThat(shown("listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(shown("unix_socket_directories")).isEmpty();
        }

        @Test
        void wants_the_password() {
            assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), "guessed"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
            assertThat(read("postgres/pg_hba.conf"))
                    .contains("host all all 127.0.0.1/32 scram-sha-256")
                    .doesNotContain("trust");
        }

        @Test
        void gives_the_program_a_database_of_its_own_but_no_superuser() {
            assertThat(Sql.ask(postgres, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"))
                    .isEqualTo("f");
            Sql.run(postgres, "CREATE TABLE own (id int)", "CREATE SCHEMA mine", "DROP SCHEMA mine", "DROP TABLE own");
        }

        @Test
        void has_the_password_in_no_log_and_on_no_command_line() {
            Postmaster postmaster = Postmaster.of(DIR.resolve("postgres")).orElseThrow();
            assertThat(ProcessHandle.of(postmaster.pid())
                            .flatMap(process -> process.info().commandLine())
                            .orElse(""))
                    .contains("postgres")
                    .doesNotContain(postgres.password());
            assertThat(read("postgres.log")).contains("ready").doesNotContain(postgres.password());
        }
    }

    @Nested
    class Its_files {

        @Test
        void are_read_by_this_user_alone() throws IOException {
            for (String name : List.of("connection.properties", "postgres.password", "postgres.log")) {
                assertThat(permissions(name)).as(name).isEqualTo("rw-------");
            }
            assertThat(permissions("postgres")).isEqualTo("rwx------");
            assertThat(permissions("locks")).isEqualTo("rwx------");
        }

        @Test
        void tell_other_programs_how_to_connect() {
            assertThat(read("connection.properties"))
                    .contains("host=127.0.0.1", "user=nightshift", "password=" + postgres.password(), "pid=")
                    .contains("port=" + postgres.jdbcUrl().replaceAll(".*:(\\d+)/.*", "$1"));
        }

        @Test
        void leave_nothing_unfinished() throws IOException {
            try (Stream<Path> entries = Files.list(DIR)) {
                assertThat(entries.map(path -> path.getFileName().toString()))
                        .containsExactlyInAnyOrder(
                                "locks",
                                "postgres",
                                "postgres-bin-" + Binaries.version(),
                                "postgres.log",
                                "postgres.password",
                                "connection.properties");
            }
        }
    }

    private static String shown(String setting) {
        return Sql.ask(postgres, "SHOW " + setting);
    }

    private static String read(String name) {
        try {
            return Files.readString(DIR.resolve(name));
        } catch (IOException e) {
            return "unreadable: " + e.getMessage();
        }
    }

    private static String permissions(String name) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(DIR.resolve(name)));
    }
}
