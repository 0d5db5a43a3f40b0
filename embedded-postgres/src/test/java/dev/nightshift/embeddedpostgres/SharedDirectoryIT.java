package dev.nightshift.embeddedpostgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SharedDirectoryIT {

    private final Workplace workplace = new Workplace();
    private final Path dir = workplace.usedDirectory();

    @AfterEach
    void close() {
        workplace.close();
    }

    @Nested
    class A_second_server {

        @Test
        void is_refused_in_a_sentence_naming_the_directory_and_the_other_process() {
            OtherProgram other = workplace.start(dir, Role.SERVE);
            other.awaitLine("open");
            assertThatThrownBy(() -> workplace.open(dir, Role.SERVE))
                    .isInstanceOf(PostgresUnavailable.class)
                    .hasMessage("The data directory %s is already served by process %d.", dir, other.pid());
        }

        @Test
        void is_refused_within_the_same_program_too_and_does_no_harm() {
            EmbeddedPostgres first = workplace.open(dir, Role.SERVE);
            assertThatThrownBy(() -> workplace.open(dir, Role.SERVE))
                    .hasMessageContaining(
                            "already served by process %d",
                            ProcessHandle.current().pid());
            assertThat(workplace.start(dir, Role.SERVE).awaitLine("refused")).contains("already served");
            assertThat(Sql.ask(first, "SELECT 'fine'")).isEqualTo("fine");
        }

        @Test
        void may_follow_when_the_first_has_ended() {
            workplace.open(dir, Role.SERVE).close();
            assertThat(Sql.ask(workplace.open(dir, Role.SERVE), "SELECT 'fine'"))
                    .isEqualTo("fine");
        }
    }

    @Nested
    class Guests {

        @Test
        void attach_to_the_running_server() {
            EmbeddedPostgres serving = workplace.open(dir, Role.SERVE);
            OtherProgram guest = workplace.start(dir, Role.GUEST);
            assertThat(guest.awaitLine("open")).isEqualTo(serving.jdbcUrl());
            guest.finish();
            assertThat(Sql.ask(serving, "SELECT 'fine'")).isEqualTo("fine");
        }

        @Test
        void that_start_at_once_share_one_server_even_in_a_new_directory() {
            Path fresh = workplace.newDirectory();
            List<OtherProgram> guests = Stream.generate(() -> workplace.start(fresh, Role.GUEST))
                    .limit(3)
                    .toList();
            assertThat(guests.stream().map(guest -> guest.awaitLine("open")).distinct())
                    .hasSize(1);
            guests.forEach(OtherProgram::finish);
            assertThat(Postmaster.of(fresh.resolve("postgres"))).isEmpty();
        }

        @Test
        void of_one_program_share_one_server() throws Exception {
            ExecutorService threads = Executors.newFixedThreadPool(4);
            try {
                Callable<EmbeddedPostgres> opening = () -> workplace.open(dir, Role.GUEST);
                List<Future<EmbeddedPostgres>> opened = threads.invokeAll(List.of(opening, opening, opening, opening));
                assertThat(opened.stream().map(SharedDirectoryIT::url).distinct())
                        .hasSize(1);
            } finally {
                threads.shutdownNow();
            }
        }

        @Test
        void can_become_a_server_of_the_same_postgres() {
            EmbeddedPostgres guest = workplace.open(dir, Role.GUEST);
            assertThat(workplace.open(dir, Role.SERVE).jdbcUrl()).isEqualTo(guest.jdbcUrl());
        }
    }

    @Nested
    class The_last_to_leave {

        @Test
        void stops_the_server_though_the_one_that_started_it_is_gone() {
            EmbeddedPostgres serving = workplace.open(dir, Role.SERVE);
            OtherProgram guest = workplace.start(dir, Role.GUEST);
            guest.awaitLine("open");
            serving.close();
            assertThat(running()).isTrue();
            guest.finish();
            assertThat(running()).isFalse();
            assertThat(dir.resolve("connection.properties")).doesNotExist();
        }

        @Test
        void is_found_although_another_guest_was_killed() {
            OtherProgram killed = workplace.start(dir, Role.GUEST);
            killed.awaitLine("open");
            EmbeddedPostgres guest = workplace.open(dir, Role.GUEST);
            killed.kill();
            guest.close();
            assertThat(running()).isFalse();
        }

        @Test
        void may_close_twice() {
            EmbeddedPostgres guest = workplace.open(dir, Role.GUEST);
            guest.close();
            guest.close();
            assertThat(running()).isFalse();
        }
    }

    @Nested
    class Ctrl_C_in_a_terminal {

        @Test
        void reaches_the_program_but_not_its_postgres() throws IOException {
            // A build in the background ignores the signal, and its children would too.
            OtherProgram program = workplace.start(dir, Role.SERVE, "setsid", "env", "--default-signal=INT");
            program.awaitLine("open");
            Command.of(List.of("/bin/sh", "-c", "kill -s INT -- -" + program.pid()))
                    .run();
            assertThat(program.awaitLine("hook")).isEqualTo("answers");
            program.awaitLine("closed");
            assertThat(running()).isFalse();
        }
    }

    @Nested
    class A_directory_in_use_in_another_container {

        @Test
        void is_refused() throws IOException {
            OtherProgram other = workplace.start(dir, Role.SERVE);
            other.awaitLine("open");
            Path file = dir.resolve("connection.properties");
            Files.writeString(file, Files.readString(file).replaceAll("machine=.*", "machine=elsewhere"));
            assertThatThrownBy(() -> workplace.open(dir, Role.GUEST))
                    .hasMessage("The data directory %s is in use in another container or on another machine.", dir);
            other.kill();
            await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(workplace.open(dir, Role.GUEST))
                    .isNotNull());
        }
    }

    private boolean running() {
        return Postmaster.of(dir.resolve("postgres")).isPresent();
    }

    private static String url(Future<EmbeddedPostgres> opened) {
        try {
            return opened.get().jdbcUrl();
        } catch (Exception e) {
            return "failed: " + e;
        }
    }
}
