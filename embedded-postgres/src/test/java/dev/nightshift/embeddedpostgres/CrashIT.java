package dev.nightshift.embeddedpostgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CrashIT {

    private static final Duration A_FEW_SECONDS = Duration.ofSeconds(10);

    private final Workplace workplace = new Workplace();
    private final Path dir = workplace.usedDirectory();
    private final Path cluster = dir.resolve("postgres");

    @AfterEach
    void close() {
        workplace.close();
    }

    @Nested
    class A_killed_program {

        @Test
        void leaves_a_postgres_that_the_first_restart_adopts() {
            Postmaster orphan = orphan();
            EmbeddedPostgres next = workplace.open(dir, Role.SERVE);
            assertThat(postmaster().pid()).isEqualTo(orphan.pid());
            assertThat(Sql.ask(next, "SELECT count(*) FROM kept")).isEqualTo("1");
            next.close();
            assertThat(orphan.isAlive()).isFalse();
        }

        @Test
        void leaves_a_postgres_that_is_adopted_without_a_connection_file() throws IOException {
            Postmaster orphan = orphan();
            Files.delete(dir.resolve("connection.properties"));
            workplace.open(dir, Role.SERVE);
            assertThat(postmaster().pid()).isEqualTo(orphan.pid());
            assertThat(dir.resolve("connection.properties")).content().contains("pid=" + orphan.pid());
        }

        @Test
        void leaves_a_frozen_postgres_that_is_replaced() throws IOException {
            Postmaster orphan = orphan();
            Command.of(List.of("/bin/sh", "-c", "kill -s STOP " + orphan.pid())).run();
            EmbeddedPostgres next = workplace.open(dir, Role.SERVE);
            assertThat(Sql.ask(next, "SELECT count(*) FROM kept")).isEqualTo("1");
            assertThat(postmaster().pid()).isNotEqualTo(orphan.pid());
        }

        @Test
        void whose_postgres_was_killed_too_is_recovered_at_the_first_restart() {
            Postmaster orphan = orphan();
            kill(orphan);
            assertThat(Sql.ask(workplace.open(dir, Role.SERVE), "SELECT count(*) FROM kept"))
                    .isEqualTo("1");
        }

        @Test
        void in_the_middle_of_the_first_start_leaves_a_directory_that_starts() {
            Path fresh = workplace.newDirectory();
            OtherProgram program = workplace.start(fresh, Role.SERVE);
            await().atMost(A_FEW_SECONDS)
                    .until(() -> Files.isDirectory(fresh.resolve("postgres-bin-" + Binaries.version())));
            program.kill();
            assertThat(Sql.ask(workplace.open(fresh, Role.SERVE), "SELECT 'fine'"))
                    .isEqualTo("fine");
        }
    }

    @Nested
    class A_process_id_that_belongs_to_another_program_by_now {

        @Test
        void is_neither_killed_nor_in_the_way() throws IOException {
            Postmaster orphan = orphan();
            kill(orphan);
            Process unrelated = new ProcessBuilder("sleep", "120").start();
            try {
                Path file = cluster.resolve("postmaster.pid");
                String content = Files.readString(file);
                Files.writeString(file, content.replaceFirst("^\\d+", Long.toString(unrelated.pid())));
                EmbeddedPostgres next = workplace.open(dir, Role.SERVE);
                assertThat(Sql.ask(next, "SELECT count(*) FROM kept")).isEqualTo("1");
                assertThat(unrelated.isAlive()).isTrue();
            } finally {
                unrelated.destroy();
            }
        }
    }

    @Nested
    class A_postgres_killed_under_a_server {

        private final List<Availability> told = new CopyOnWriteArrayList<>();

        @Test
        void is_back_on_the_same_port_with_all_that_was_committed() {
            EmbeddedPostgres serving = serving();
            kill(postmaster());
            await().atMost(A_FEW_SECONDS)
                    .untilAsserted(() -> assertThat(told).containsExactly(Availability.LOST, Availability.RESTORED));
            assertThat(Sql.ask(serving, "SELECT count(*) FROM kept")).isEqualTo("1");
        }

        @Test
        void is_noticed_within_a_second_or_so() {
            serving();
            kill(postmaster());
            await().atMost(Duration.ofSeconds(2)).until(() -> told.contains(Availability.LOST));
        }

        @Test
        void is_restarted_once_by_all_who_use_it() {
            EmbeddedPostgres serving = serving();
            OtherProgram guest = workplace.start(dir, Role.GUEST);
            guest.awaitLine("open");
            kill(postmaster());
            await().atMost(A_FEW_SECONDS).until(() -> told.contains(Availability.RESTORED));
            serving.close();
            assertThat(postmaster().isAlive()).isTrue();
            guest.finish();
            assertThat(Postmaster.of(cluster)).isEmpty();
        }

        @Test
        void that_cannot_restart_is_tried_again_without_haste_until_it_can() throws IOException {
            EmbeddedPostgres serving = serving();
            Path needed = cluster.resolve("global/pg_control");
            Path away = dir.resolve("pg_control.away");
            Files.move(needed, away);
            kill(postmaster());
            await().atMost(A_FEW_SECONDS).until(() -> told.contains(Availability.STILL_DOWN));
            Files.move(away, needed);
            await().atMost(A_FEW_SECONDS).until(() -> told.contains(Availability.RESTORED));
            assertThat(told.stream().filter(change -> change == Availability.STILL_DOWN))
                    .hasSizeLessThan(5);
            assertThat(Sql.ask(serving, "SELECT count(*) FROM kept")).isEqualTo("1");
        }

        private EmbeddedPostgres serving() {
            EmbeddedPostgres serving = workplace.open(dir, Role.SERVE);
            serving.onChange(told::add);
            Sql.run(serving, "CREATE TABLE kept (id int)", "INSERT INTO kept VALUES (1)");
            return serving;
        }
    }

    /** A PostgreSQL with a committed row whose program was killed. */
    private Postmaster orphan() {
        OtherProgram program = workplace.start(dir, Role.SERVE);
        program.awaitLine("open");
        EmbeddedPostgres guest = workplace.open(dir, Role.GUEST);
        Sql.run(guest, "CREATE TABLE kept (id int)", "INSERT INTO kept VALUES (1)");
        guest.close();
        program.kill();
        return postmaster();
    }

    private Postmaster postmaster() {
        return Postmaster.of(cluster).orElseThrow();
    }

    private static void kill(Postmaster postmaster) {
        RunningProcess.send(RunningProcess.Signal.FORCE, postmaster.pid());
        await().atMost(A_FEW_SECONDS).until(() -> !postmaster.isAlive());
    }
}
