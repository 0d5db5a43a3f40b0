package dev.nightshift.embeddedpostgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostmasterTest {

    @TempDir
    private Path cluster;

    @Nested
    class A_process_file {

        @Test
        void of_another_program_does_not_count() throws IOException {
            write(Long.toString(ProcessHandle.current().pid()));
            assertThat(Postmaster.of(cluster)).isEmpty();
            assertThat(Postmaster.lastPid(cluster))
                    .contains(ProcessHandle.current().pid());
        }

        @Test
        void of_a_dead_process_does_not_count() throws IOException {
            write(Integer.toString(Integer.MAX_VALUE));
            assertThat(Postmaster.of(cluster)).isEmpty();
        }

        @Test
        void that_is_damaged_or_missing_does_not_count() throws IOException {
            assertThat(Postmaster.of(cluster)).isEmpty();
            Files.writeString(cluster.resolve("postmaster.pid"), "garbage");
            assertThat(Postmaster.of(cluster)).isEmpty();
            write("minus one");
            assertThat(Postmaster.of(cluster)).isEmpty();
            write("-1");
            assertThat(Postmaster.of(cluster)).isEmpty();
        }
    }

    private void write(String pid) throws IOException {
        Files.writeString(
                cluster.resolve("postmaster.pid"),
                "%s\n%s\n1795172620\n24555\n\n127.0.0.1\n 16039943 8\nready   \n".formatted(pid, cluster));
    }
}
