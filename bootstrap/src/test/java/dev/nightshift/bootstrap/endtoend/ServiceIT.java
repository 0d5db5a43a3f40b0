package dev.nightshift.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service from its first start to its last, and through what can happen to it in between. */
class ServiceIT {

    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*(\\d+)");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private static long idIn(HttpResponse<String> answer) {
        Matcher id = ID.matcher(answer.body());
        assertThat(id.find()).as(answer.statusCode() + " " + answer.body()).isTrue();
        return Long.parseLong(id.group(1));
    }

    @Nested
    class Killed_while_it_writes {

        @Test
        void it_starts_again_the_first_time_and_has_lost_nothing_that_it_acknowledged() throws InterruptedException {
            Program program = Program.in(folder.resolve("data"));
            Service first = Service.start(program);
            String token = first.adminToken();
            List<Long> acknowledged = new ArrayList<>();
            CountDownLatch enough = new CountDownLatch(200);
            Thread writer = new Thread(() -> {
                try {
                    while (true) {
                        HttpResponse<String> answer =
                                first.post("/api/issues", token, "{\"title\":\"written\",\"description\":\"\"}");
                        if (answer.statusCode() == 201) {
                            acknowledged.add(idIn(answer));
                            enough.countDown();
                        }
                    }
                } catch (RuntimeException killed) {
                    enough.countDown();
                }
            });
            writer.start();
            enough.await();
            first.kill();
            writer.join();

            try (Service second = Service.start(program)) {
                String again = second.adminToken();
                Set<Long> found = new HashSet<>();
                for (long id : acknowledged) {
                    if (second.get("/api/issues/" + id, again).statusCode() == 200) {
                        found.add(id);
                    }
                }
                assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(200);
                assertThat(found).containsAll(acknowledged);
            }
        }
    }

    @Nested
    class Serving {

        @Test
        void it_is_the_only_one_on_its_data_and_says_so() {
            Program program = Program.in(folder.resolve("data"));
            try (Service service = Service.start(program)) {
                assertThat(service.get("/api/health", "").statusCode()).isEqualTo(200);
                Program.Result second = program.run("serve", "--port", "0");
                assertThat(second.exitCode()).isEqualTo(1);
                assertThat(second.err())
                        .contains(folder.resolve("data").toString())
                        .doesNotContain("\tat ");
            }
        }

        @Test
        void commands_work_beside_it() {
            Program program = Program.in(folder.resolve("data"));
            try (Service service = Service.start(program)) {
                idIn(service.post("/api/issues", service.adminToken(), "{\"title\":\"seen by both\"}"));
                Program.Result popular = program.run("popular");
                assertThat(popular.exitCode()).as(popular.err()).isZero();
                assertThat(popular.out()).isEqualTo("rank,key,score\n1,ISSUE-1,0\n");
                assertThat(service.get("/api/health", "").statusCode()).isEqualTo(200);
            }
        }

        @Test
        void an_outside_server_is_used_instead_of_the_embedded_one() {
            Program host = Program.in(folder.resolve("host"));
            try (Service outside = Service.start(host)) {
                String url = Connection.of(host.dataDir()).url();
                Program guest = Program.in(folder.resolve("guest")).with("DATABASE_URL", url);
                Program.Result popular = guest.run("popular");
                assertThat(popular.exitCode()).as(popular.err()).isZero();
                assertThat(folder.resolve("guest").resolve("postgres")).doesNotExist();
                assertThat(outside.process().isAlive()).isTrue();
            }
        }
    }

    @Nested
    class Stopped_by_a_signal {

        @Test
        void it_ends_with_its_database() {
            Program program = Program.in(folder.resolve("data"));
            Service service = Service.start(program);
            long postgres = Connection.of(program.dataDir()).pid();
            assertThat(ProcessHandle.of(postgres)).isPresent();
            service.close();
            assertThat(ProcessHandle.of(postgres).filter(ProcessHandle::isAlive))
                    .isEmpty();
        }

        @Test
        void it_keeps_what_it_has_counted_gives_its_jobs_back_and_complains_of_nothing() {
            Program program = Program.in(folder.resolve("data"));
            Service stopped = Service.start(program);
            String job;
            try {
                String token = stopped.adminToken();
                job = jobIn(stopped.post(
                        "/api/batch/jobs",
                        token,
                        "{\"type\":\"NO_OP\",\"parameters\":{\"items\":100000,\"itemDuration\":\"PT0.01S\"}}"));
                while (!stopped.get("/api/batch/jobs/" + job, token).body().contains("\"RUNNING\"")) {
                    Thread.onSpinWait();
                }
                long issue = idIn(stopped.post("/api/issues", token, "{\"title\":\"seen once\"}"));
                assertThat(stopped.get("/api/issues/" + issue, token).statusCode())
                        .isEqualTo(200);
            } finally {
                stopped.close();
            }
            assertThat(stopped.logged()).doesNotContain("WARN", "ERROR", "Exception");
            try (Service service = Service.start(program, "--no-worker")) {
                String token = service.adminToken();
                assertThat(service.get("/api/issues?limit=1", token).body()).contains("\"viewCount\":1");
                assertThat(service.get("/api/batch/jobs/" + job, token).body())
                        .contains("\"state\":\"QUEUED\"", "\"crashes\":0");
            }
        }

        private static String jobIn(HttpResponse<String> answer) {
            Matcher id = Pattern.compile("\"id\"\\s*:\\s*\"([0-9a-f-]{36})\"").matcher(answer.body());
            assertThat(id.find()).as(answer.statusCode() + " " + answer.body()).isTrue();
            return id.group(1);
        }
    }

    @Nested
    class Started_for_the_first_time {

        @Test
        void it_tells_a_random_password_once_and_keeps_it_in_a_private_file() throws Exception {
            Program program = Program.in(folder.resolve("data"));
            Process process = program.process("serve", "--port", "0")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            Optional<String> told = process.inputReader()
                    .lines()
                    .filter(line -> line.contains("first administrator"))
                    .findFirst();
            process.destroy();
            process.waitFor();

            Path file = folder.resolve("data").resolve("admin-password");
            assertThat(told.orElseThrow())
                    .contains("admin / " + Files.readString(file).strip());
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }

        @Test
        void with_demo_it_is_filled_when_it_says_that_it_is_ready() {
            Program program = Program.in(folder.resolve("data"));
            try (Service service = Service.start(program, "--demo")) {
                String token = service.adminToken();
                assertThat(service.said()).anyMatch(line -> line.matches("demo: daily statistics: 90 days .*"));
                assertThat(service.get("/api/issues/popular", token).body()).contains("\"score\"");
            }
            try (Service again = Service.start(program, "--demo")) {
                assertThat(again.said()).anyMatch(line -> line.contains("holds issues already"));
            }
        }
    }
}
