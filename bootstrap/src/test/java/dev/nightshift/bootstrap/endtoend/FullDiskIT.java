package dev.nightshift.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The data directory is on a small file system of its own, which only root can make. */
class FullDiskIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private boolean isMounted;

    private void mount(String size) {
        isMounted = run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", folder.toString());
        assumeThat(isMounted).as("this user may mount a file system").isTrue();
    }

    @AfterEach
    void unmount() {
        if (isMounted) {
            run("umount", "-l", folder.toString());
        }
    }

    private static boolean run(String... command) {
        try {
            return new ProcessBuilder(List.of(command))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException failure) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    private static void fill(Path file) {
        byte[] block = new byte[1 << 16];
        try (OutputStream out = Files.newOutputStream(file)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
    }

    @Test
    void a_first_start_on_a_full_disk_says_so_in_a_sentence() {
        mount("40m");
        Program.Result result = Program.in(folder.resolve("data")).run("serve", "--port", "0");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("is full. Free some space").doesNotContain("\tat ");
    }

    @Test
    void a_disk_that_becomes_full_is_told_to_writers_and_health_and_goes_on_when_there_is_space() throws IOException {
        mount("330m");
        Program program = Program.in(folder.resolve("data"))
                .with("NIGHTSHIFT_MIN_FREE_DISK", "20")
                .with("NIGHTSHIFT_SHUTDOWN_DELAY", "0");
        try (Service service = Service.start(program)) {
            String token = service.adminToken();
            Health health = new Health(service);
            Path filler = folder.resolve("filler");
            Await.until("writers are told", SOON, () -> {
                fill(filler);
                return service.post("/api/issues", token, "{\"title\":\"x\"}").statusCode() == 507;
            });
            assertThat(service.post("/api/issues", token, "{\"title\":\"x\"}").body())
                    .contains("\"code\":\"disk-full\"", "The disk that holds the database is full");
            assertThat(service.get("/api/issues", token).statusCode()).isEqualTo(200);
            Await.until("health says so", SOON, () -> health.says("disk", "DOWN"));
            assertThat(health.status("/live")).isEqualTo("UP");
            assertThat(health.status("/ready")).isEqualTo("UP");
            assertThat(service.logged())
                    .containsOnlyOnce("The disk that holds the database is full")
                    .doesNotContain("\tat ")
                    .doesNotContain("cannot be reached");
            Files.delete(filler);
            Await.until(
                    "writes go on",
                    SOON,
                    () -> service.post("/api/issues", token, "{\"title\":\"x\"}")
                                    .statusCode()
                            == 201);
            Await.until("health is well", SOON, health::isWell);
        }
    }
}
