package dev.nightshift.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Each part broken once in a running service: what the three addresses say then, as the table in the documentation says. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HealthIT {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Path TABLE = Path.of("..", "docs", "operations.md");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static Program program;

    @SuppressWarnings("NullAway.Init")
    private static Service service;

    @SuppressWarnings("NullAway.Init")
    private static Health health;

    /** What must happen for the part to be well again. */
    private final List<Runnable> undone = new ArrayList<>();

    @BeforeAll
    static void serve() throws IOException {
        long least = Math.min(100_000_000, Math.max(1, (free() >> 20) * 3 / 4));
        program = Program.in(folder.resolve("data")).with("NIGHTSHIFT_MIN_FREE_DISK", Long.toString(least));
        service = Service.start(program);
        health = new Health(service);
    }

    /** Others write to the same disk meanwhile: the test leaves them a quarter of it for that, and takes a half. */
    private static long free() throws IOException {
        return Files.getFileStore(folder).getUsableSpace();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @AfterEach
    void restore() {
        undone.forEach(Runnable::run);
        undone.clear();
        if (service.process().isAlive()) {
            assertThat(Await.within(SOON, health::isWell))
                    .as(health::complaints)
                    .isTrue();
        }
    }

    private Connection database() {
        return Connection.of(program.dataDir());
    }

    private static Stream<ProcessHandle> processes(long postmaster) {
        ProcessHandle main = ProcessHandle.of(postmaster).orElseThrow();
        return Stream.concat(Stream.of(main), main.children());
    }

    private static void signal(String name, List<ProcessHandle> processes) {
        List<String> command = new ArrayList<>(List.of("kill", "-" + name));
        processes.forEach(process -> command.add(Long.toString(process.pid())));
        run(command);
    }

    private static boolean run(List<String> command) {
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException failure) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    private void refuse(String rights, String table) {
        database().update("REVOKE %s ON %s FROM CURRENT_USER".formatted(rights, table));
        undone.add(() -> database().update("GRANT %s ON %s TO CURRENT_USER".formatted(rights, table)));
    }

    private void assertSaid(String broken, String status, String part, String live, String ready) throws IOException {
        Await.until(part + " is " + status, SOON, () -> health.says(part, status));
        assertThat(health.status("/live")).as("live").isEqualTo(live);
        assertThat(health.status("/ready")).as("ready").isEqualTo(ready);
        assertThat(health.status("")).as("health").isEqualTo(status);
        assertThat(Files.readString(TABLE))
                .containsPattern("(?m)^\\| %s \\| [^|]+ \\| %s: %s \\| %s \\| %s \\|$"
                        .formatted(broken, status, part, live, ready));
    }

    @Test
    @Order(1)
    void a_database_that_hangs() throws IOException {
        List<ProcessHandle> stopped = processes(database().pid()).toList();
        signal("STOP", stopped);
        undone.add(() -> signal("CONT", stopped));
        assertSaid("database", "DOWN", "database", "UP", "DOWN");
    }

    @Test
    @Order(2)
    void an_embedded_server_that_cannot_be_restarted() throws IOException {
        Path file = program.dataDir().resolve("postgres").resolve("global").resolve("pg_control");
        Path aside = program.dataDir().resolve("postgres").resolve("global").resolve("aside");
        long postmaster = database().pid();
        Files.move(file, aside);
        undone.add(() -> move(aside, file));
        ProcessHandle.of(postmaster).ifPresent(ProcessHandle::destroyForcibly);
        assertSaid("embedded server", "DOWN", "embedded-server", "UP", "DOWN");
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    @Test
    @Order(3)
    void a_heartbeat_that_is_refused() throws IOException {
        refuse("UPDATE", "batch_workers");
        assertSaid("worker heartbeat", "DEGRADED", "batch-heartbeat", "UP", "UP");
        database().update("DELETE FROM batch_workers");
        assertSaid("workers", "DEGRADED", "workers", "UP", "UP");
    }

    @Test
    @Order(4)
    void a_loop_of_schedules_that_is_refused() throws IOException {
        refuse("SELECT", "batch_schedules");
        assertSaid("loop of the schedules", "DEGRADED", "batch-schedules", "UP", "UP");
    }

    @Test
    @Order(5)
    void a_schedule_that_is_behind() throws IOException {
        database()
                .update(
                        "INSERT INTO batch_schedules (name, template, cron, zone, missed_runs, owner, enabled, next_fire)"
                                + " VALUES ('torn', 'none', '0 3 * * *', 'Nowhere/At_all', 'ONCE', 'admin', true,"
                                + " clock_timestamp() - interval '5 minutes')");
        undone.add(() -> database().update("DELETE FROM batch_schedules WHERE name = 'torn'"));
        assertSaid("a schedule", "DEGRADED", "schedules", "UP", "UP");
        assertThat(health.complaints()).contains("1 are behind, by 3").doesNotContain("torn");
    }

    @Test
    @Order(6)
    void a_roll_up_that_is_refused() throws IOException {
        refuse("UPDATE", "popularity_window");
        assertSaid("roll-up", "DEGRADED", "popularity-scores", "UP", "UP");
    }

    @Test
    @Order(7)
    void a_disk_that_has_little_space() throws IOException {
        Path ballast = folder.resolve("ballast");
        undone.add(() -> deleteIfThere(ballast));
        assumeThat(run(List.of("fallocate", "-l", Long.toString(free() / 2), ballast.toString())))
                .as("the file system gives space ahead of use")
                .isTrue();
        assertSaid("disk", "DEGRADED", "disk", "UP", "UP");
    }

    private static void deleteIfThere(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    @Test
    @Order(8)
    void a_service_that_shuts_down() throws IOException {
        HttpResponse<String> before = service.get("/api/health/ready", "");
        assertThat(before.statusCode()).isEqualTo(200);
        service.process().destroy();
        assertSaid("service", "DOWN", "service", "UP", "DOWN");
        service.close();
    }
}
